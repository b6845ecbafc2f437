import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import type { Call } from '../call/call';
import styles from './VoiceTab.module.css';

/** Between the press on Join and the room; one can think better of it. */
export function Connecting({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  return (
    <div className={styles.join}>
      <Button look="primary" size="large" busy data-main>
        {t('joining')}
      </Button>
      <Button look="quiet" onClick={() => void call.leave()}>
        {t('cancel')}
      </Button>
    </div>
  );
}
