import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../ui/Segmented';
import { type Language, rememberLanguage } from './i18n/language';
import styles from './PreferencesMenu.module.css';
import { useTheme } from './theme';

/** How this browser shows the page: theme and language. Nothing of it belongs to the account. */
export default function Preferences() {
  return (
    <div className={styles.preferences}>
      <ThemeChoice />
      <LanguageChoice />
    </div>
  );
}

function ThemeChoice() {
  const { t } = useTranslation();
  const [theme, setTheme] = useTheme();
  return (
    <Segmented
      label={t('preferences.theme')}
      value={theme}
      onChange={setTheme}
      choices={[
        { value: 'system', label: t('preferences.system'), icon: <Monitor size={16} aria-hidden="true" /> },
        { value: 'light', label: t('preferences.light'), icon: <Sun size={16} aria-hidden="true" /> },
        { value: 'dark', label: t('preferences.dark'), icon: <Moon size={16} aria-hidden="true" /> },
      ]}
    />
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented<Language>
      label={t('preferences.language')}
      value={i18n.language === 'de' ? 'de' : 'en'}
      onChange={(language) => {
        rememberLanguage(language);
        void i18n.changeLanguage(language);
      }}
      choices={[
        { value: 'en', label: 'English' },
        { value: 'de', label: 'Deutsch' },
      ]}
    />
  );
}
