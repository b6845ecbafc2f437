/** A browser has few connections to one server: a hidden tab gives its own back, unless something goes on in it. */
type Connection = { readonly start: () => void; readonly stop: () => void };

const going = new Set<unknown>();
const reconsider = new Set<() => void>();

/** Says whether something goes on that needs the tab's connections, such as a call. */
export function setGoingOn(what: unknown, on: boolean): void {
  if (on) going.add(what);
  else going.delete(what);
  for (const each of [...reconsider]) each();
}

/** Keeps a connection while the tab is attended, until the returned function is called. */
export function whileAttended(connection: Connection): () => void {
  const follow = () =>
    document.visibilityState === 'visible' || going.size > 0 ? connection.start() : connection.stop();
  document.addEventListener('visibilitychange', follow);
  reconsider.add(follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    reconsider.delete(follow);
    connection.stop();
  };
}
