import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const Player = lazy(() => import('../stream/player/Player'));
void import('../voice/VoiceTab');

export function App() {
  const { t } = useTranslation();
  return (
    <main>
      <h1>{t('wordmark')}</h1>
      <Suspense>
        <Player />
      </Suspense>
    </main>
  );
}
