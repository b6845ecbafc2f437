import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chord, chordLabel } from './chord';

type Layout = ReadonlyMap<string, string>;
type Keyboard = { getLayoutMap?: () => Promise<Layout> };

/** What is on this keyboard's keys, asked for once. Only some browsers tell. */
let asked: Promise<Layout | undefined> | undefined;

function layoutMap(): Promise<Layout | undefined> {
  const { keyboard } = navigator as Navigator & { keyboard?: Keyboard };
  asked ??= keyboard?.getLayoutMap?.().catch(() => undefined) ?? Promise.resolve(undefined);
  return asked;
}

/** What a chord is called here, in the reader's language and on their keyboard. */
export function useChordLabel(chord: Chord): string {
  const { t } = useTranslation('keys');
  const [layout, setLayout] = useState<Layout>();
  useEffect(() => {
    let here = true;
    void layoutMap().then((known) => {
      if (here) setLayout(known);
    });
    return () => {
      here = false;
    };
  }, []);
  const names = {
    ctrl: t('ctrl'),
    alt: t('alt'),
    shift: t('shift'),
    meta: t('meta'),
    space: t('space'),
    enter: t('enter'),
    tab: t('tab'),
    numpad: t('numpad'),
  };
  return chordLabel(chord, names, layout);
}
