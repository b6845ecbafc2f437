import { useSyncExternalStore } from 'react';
import { type Section, sections } from '../settings/sections';

const address = /^#settings(?:\/([a-z]+))?$/;

/** Settings stand in the address after the `#`, so that every part of them can be linked to, and Back closes them on phones. */
export function openSettings(section?: Section): void {
  location.hash = section ? `settings/${section}` : 'settings';
}

/** Goes to another part; Back still leads out. */
export function turnSettingsTo(section: Section | undefined): void {
  history.replaceState(history.state, '', section ? `#settings/${section}` : '#settings');
}

export function closeSettings(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** The part that is open, `undefined` for none in particular, `null` while the settings are closed. */
export function useSettingsLink(): Section | undefined | null {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const found = address.exec(hash);
  if (!found) return null;
  return sections.find((section) => section === found[1]);
}

/** The router tells of replaced addresses under this name. */
const changes = ['hashchange', 'popstate', 'replaceState'];

function subscribe(listener: () => void): () => void {
  for (const change of changes) window.addEventListener(change, listener);
  return () => {
    for (const change of changes) window.removeEventListener(change, listener);
  };
}
