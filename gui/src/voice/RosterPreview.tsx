/** Who is in the room, for the shell: shown at once, before the Voice tab has loaded. */
export function RosterPreview(_: { streamId: string }) {
  return null;
}
