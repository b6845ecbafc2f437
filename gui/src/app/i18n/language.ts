import { recall, remember } from '../../ui/memory';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const key = 'earshot.language';

function isLanguage(text: string | undefined | null): text is Language {
  return languages.some((language) => language === text);
}

/** The language chosen here before, else the first one of the browser's that we have, else English. */
export function chosenLanguage(): Language {
  const stored = recall(key);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  remember(key, language);
}
