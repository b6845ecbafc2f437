import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import { useRoomNow } from '../viewer';
import { LineField } from './LineField';
import { Part } from './Part';
import { useSettings } from './useSettings';

const LONGEST_STATUS = 140;

/** What of the room everybody sees. */
export function ShownControls() {
  const { t } = useTranslation('moderation');
  const { people } = useRoomNow();
  const { settings, change } = useSettings();
  const known = people.some(({ userId }) => userId === settings.pinned);
  return (
    <Part title={t('room.shown')}>
      <LineField
        label={t('room.statusLine')}
        hint={t('room.statusLineHint')}
        value={settings.statusLine}
        maxLength={LONGEST_STATUS}
        onSave={(statusLine) => change({ statusLine })}
      />
      <SelectField
        label={t('room.pinned')}
        value={known ? (settings.pinned ?? '') : ''}
        choices={[
          { value: '', label: t('room.nobody') },
          ...people.map(({ userId, displayName }) => ({ value: userId, label: displayName })),
        ]}
        onChange={(pinned) => change({ pinned })}
      />
      <SwitchField
        label={t('room.locked')}
        hint={t('room.lockedHint')}
        selected={settings.locked}
        onChange={(locked) => change({ locked })}
      />
    </Part>
  );
}
