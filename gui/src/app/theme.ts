import { useState } from 'react';
import { recall, remember } from '../ui/memory';

export type Theme = 'system' | 'light' | 'dark';

const key = 'earshot.theme';

function storedTheme(): Theme {
  const stored = recall(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Puts the theme chosen here before in force; without one the system's holds. */
export function startTheme(): void {
  apply(storedTheme());
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  return [
    theme,
    (chosen) => {
      remember(key, chosen);
      apply(chosen);
      setTheme(chosen);
    },
  ];
}
