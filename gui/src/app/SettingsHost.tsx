import { lazy, Suspense } from 'react';
import { useMe } from '../api/account';
import { useSettingsLink } from './settingsLink';

const AppSettings = lazy(() => import('./AppSettings'));

/** Shows the settings while the address names them. */
export function SettingsHost() {
  const section = useSettingsLink();
  const me = useMe();
  if (section === null || me === undefined) return null;
  return (
    <Suspense>
      <AppSettings me={me} section={section} />
    </Suspense>
  );
}
