import { recall, remember } from '../ui/memory';

const NAME = 'earshot.deviceKey';
let forThisVisit: string | undefined;

/** What this browser is known by among the account's devices: random, and kept for the next visit where that is possible. */
export function deviceKey(): string {
  const known = recall(NAME) ?? forThisVisit;
  if (known && /^[A-Za-z0-9_-]{8,64}$/.test(known)) return known;
  forThisVisit = crypto.randomUUID();
  remember(NAME, forThisVisit);
  return forThisVisit;
}

/** What people recognize this browser by, in the list of the account's devices. */
export function deviceLabel(): string {
  const agent = navigator.userAgent;
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? 'Browser';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' };
  return [browser, system].flatMap((name) => (name ? [names[name] ?? name] : [])).join(', ');
}
