import { useTranslation } from 'react-i18next';
import { LineField } from './LineField';
import { Part } from './Part';
import { useSettings } from './useSettings';

/** How many people the room takes. */
export function SizeControls() {
  const { t } = useTranslation('moderation');
  const { settings, change } = useSettings();
  const save = (key: 'softCap' | 'hardCap') => (text: string) => {
    const cap = Number(text);
    if (Number.isInteger(cap) && cap > 0) change({ [key]: cap });
  };
  return (
    <Part title={t('room.sizes')}>
      <LineField
        label={t('room.hardCap')}
        hint={t('room.hardCapHint')}
        value={String(settings.hardCap)}
        maxLength={3}
        numeric
        onSave={save('hardCap')}
      />
      <LineField
        label={t('room.softCap')}
        hint={t('room.softCapHint')}
        value={String(settings.softCap)}
        maxLength={3}
        numeric
        onSave={save('softCap')}
      />
    </Part>
  );
}
