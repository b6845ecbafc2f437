import i18n, { type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chosenLanguage, type Language, languages } from './language';

/**
 * Texts lie beside the feature that shows them: src/<feature>/i18n/<language>/<namespace>.json.
 * The English of the first view comes with the shell, all else is fetched when a component first asks for it.
 */
const inShell = import.meta.glob<object>(
  '../../{app/i18n/en/app,problem/i18n/en/problem,stream/i18n/en/stream,ui/i18n/en/ui,voice/i18n/en/roster}.json',
  { eager: true, import: 'default' },
);
const fetched = import.meta.glob<object>(
  [
    '../../*/i18n/*/*.json',
    '!../../{app/i18n/en/app,problem/i18n/en/problem,stream/i18n/en/stream,ui/i18n/en/ui,voice/i18n/en/roster}.json',
  ],
  { import: 'default' },
);

function find<T>(files: Record<string, T>, language: string, namespace: string): T | undefined {
  const path = Object.keys(files).find((file) => file.endsWith(`/${language}/${namespace}.json`));
  return path === undefined ? undefined : files[path];
}

const beside = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const ready = find(inShell, language, namespace);
    const load = find(fetched, language, namespace);
    if (ready) done(null, ready);
    else if (load)
      load().then(
        (texts) => done(null, texts),
        (error: Error) => done(error, false),
      );
    else done(new Error(`No texts for ${language}/${namespace}`), false);
  },
};

const shellNamespaces = Object.keys(inShell).map((file) => file.replace(/^.*\//, '').replace('.json', ''));

/** Loads the texts of the first view in the reader's language. */
export async function startI18n(language: Language = chosenLanguage()): Promise<void> {
  i18n.on('languageChanged', (current) => {
    document.documentElement.lang = current;
  });
  await i18n
    .use(beside)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: [...languages],
      ns: shellNamespaces,
      defaultNS: 'app',
      interpolation: { escapeValue: false },
    });
}
