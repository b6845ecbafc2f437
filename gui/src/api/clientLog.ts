import { api } from './client';

export type ClientLogEntry = { level: 'error' | 'warn'; about?: 'roster_drift'; message: string; stack?: string };

/** A page that goes wrong in a loop must not flood the log: so many entries, each once. */
const most = 20;
const told = new Set<string>();

/** Tells the API of a fault on this page. Never throws: there is nobody left to tell. */
export function report(entry: ClientLogEntry): void {
  const key = `${entry.level} ${entry.message}`;
  if (told.size >= most || told.has(key)) return;
  told.add(key);
  const body = {
    level: entry.level,
    ...(entry.about === undefined ? {} : { about: entry.about }),
    message: entry.message.slice(0, 2000),
    page: location.pathname.slice(0, 300),
    ...(entry.stack === undefined ? {} : { stack: entry.stack.slice(0, 8000) }),
  };
  api.POST('/api/client-log', { body, keepalive: true }).catch(() => undefined);
}
