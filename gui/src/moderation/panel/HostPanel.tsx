import { Flag, Hand, ScrollText, SlidersHorizontal, UserRoundX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge';
import { IconButton } from '../../ui/Button';
import { Overlay } from '../../ui/Overlay';
import { type Tab, Tabs } from '../../ui/Tabs';
import { may, type Right } from '../roles';
import { useRoomNow } from '../viewer';
import { AuditLog } from './AuditLog';
import { HandQueue } from './HandQueue';
import styles from './HostPanel.module.css';
import { Reports } from './Reports';
import { RoomControls } from './RoomControls';
import { Sanctions } from './Sanctions';

type Part = Tab & { right: Right };

/** Everything about running a room, for its hosts; each of them sees what they may use. */
export default function HostPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['moderation', 'problem']);
  const { viewer, room } = useRoomNow();
  const parts = useParts().filter(({ right }) => may(right, viewer.role, room.mode));
  return (
    <Overlay shape="column" onClose={onClose}>
      <Dialog className={styles.dialog ?? ''}>
        <header className={styles.head}>
          <Heading slot="title" level={2}>
            {t('panel.title')}
          </Heading>
          <IconButton label={t('panel.close')} icon={<X size={20} />} onClick={onClose} />
        </header>
        <Tabs label={t('panel.parts')} tabs={parts} />
      </Dialog>
    </Overlay>
  );
}

function useParts(): readonly Part[] {
  const { t } = useTranslation('moderation');
  const { hands } = useRoomNow();
  const icon = (Icon: typeof Flag): ReactNode => <Icon size={17} aria-hidden="true" />;
  return [
    {
      id: 'room',
      right: 'change_room',
      label: t('panel.room'),
      icon: icon(SlidersHorizontal),
      content: <RoomControls />,
    },
    {
      id: 'hands',
      right: 'accept_hand',
      label: t('panel.queue'),
      icon: icon(Hand),
      badge: hands.length > 0 && <Badge tone="accent">{hands.length}</Badge>,
      content: <HandQueue />,
    },
    { id: 'people', right: 'read_bans', label: t('panel.sanctions'), icon: icon(UserRoundX), content: <Sanctions /> },
    { id: 'reports', right: 'read_reports', label: t('panel.reports'), icon: icon(Flag), content: <Reports /> },
    { id: 'audit', right: 'read_audit', label: t('panel.audit'), icon: icon(ScrollText), content: <AuditLog /> },
  ];
}
