import { Gavel } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../store/useReadable';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { BanDialog } from './BanDialog';
import { openDialog } from './dialogs';
import { moderationOf } from './moderation';
import styles from './parts.module.css';
import { ReportDialog } from './ReportDialog';
import { RoomFacts } from './RoomFacts';
import { may } from './roles';
import { SelectButton, SelectionBar } from './Selection';
import { ToastList } from './ToastList';
import { useRoomNow } from './viewer';

export { HandBar } from './HandBar';
export { OwnNotices } from './OwnNotices';
export { PersonBadges } from './PersonBadges';
export { PersonDeeds } from './PersonDeeds';
export { SelectBox } from './Selection';

/** Above the people: what of the room everybody should know, and for who runs it the way to do so. */
export function RoomTools() {
  const { viewer, room } = useRoomNow();
  return (
    <div className={styles.tools}>
      <RoomFacts />
      {may('mute', viewer.role, room.mode) && (
        <>
          <RunButtons />
          <SelectionBar />
        </>
      )}
    </div>
  );
}

function RunButtons() {
  const { t } = useTranslation('moderation');
  const { hands } = useRoomNow();
  return (
    <div className={styles.buttons}>
      <Button
        size="small"
        icon={<Gavel size={16} aria-hidden="true" />}
        onClick={() => openDialog.set({ kind: 'panel' })}
      >
        {t('panel.open')}
        {hands.length > 0 && <Badge tone="accent">{t('panel.hands', { count: hands.length })}</Badge>}
      </Button>
      <SelectButton />
    </div>
  );
}

const HostPanel = lazy(() => import('./panel/HostPanel'));

/** What lies on top of the page. */
export function OnTop() {
  const dialog = useReadable(openDialog);
  const { streamId, viewer, room } = useRoomNow();
  const runs = may('change_room', viewer.role, room.mode);
  const close = () => openDialog.set(null);
  useEffect(() => {
    // Who is no longer to run the room does not come back to its panel.
    if (!runs && openDialog.get()?.kind === 'panel') openDialog.set(null);
  }, [runs]);
  return (
    <>
      {dialog?.kind === 'ban' && <BanDialog people={dialog.people} reason={dialog.reason} onClose={close} />}
      {dialog?.kind === 'report' && <ReportDialog person={dialog.person} onClose={close} />}
      {dialog?.kind === 'panel' && runs && (
        <Suspense>
          <HostPanel onClose={close} />
        </Suspense>
      )}
      <ToastList toasts={moderationOf(streamId).toasts} />
    </>
  );
}
