/** The parts of the settings, in the order of the rail; each has an address of its own. */
export const sections = ['devices', 'transmission', 'processing', 'stream', 'sounds', 'profile'] as const;
export type Section = (typeof sections)[number];
