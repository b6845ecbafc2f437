import { useTranslation } from 'react-i18next';
import { voiceSettings } from '../../api/settingsStore';
import { useSettingsView } from '../../api/useVoiceSettings';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Says here, too, that a change of the settings is not stored yet: volumes of people are changed without the settings open. */
export function UnsavedNotice() {
  const { t } = useTranslation('voice');
  const { saving } = useSettingsView();
  if (saving.kind !== 'waiting' || !saving.changed) return null;
  const again = (
    <Button size="small" onClick={() => voiceSettings.retry()}>
      {t('again')}
    </Button>
  );
  return (
    <Notice tone="warning" action={again}>
      {t('unsaved')}
    </Notice>
  );
}
