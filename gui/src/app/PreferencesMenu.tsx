import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button';
import { Menu } from '../ui/Menu';

const Preferences = lazy(() => import('./Preferences'));

/** The way to theme and language; what is in it is fetched when it is first opened. */
export function PreferencesMenu() {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={(button) => (
        <IconButton {...button} label={t('preferences.open')} icon={<SlidersHorizontal size={20} />} />
      )}
    >
      {() => (
        <Suspense>
          <Preferences />
        </Suspense>
      )}
    </Menu>
  );
}
