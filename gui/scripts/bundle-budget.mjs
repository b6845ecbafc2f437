/**
 * Fails the build when a part of the page outgrows its budget: gzip bytes of the scripts and styles that a visitor loads
 * for it, with everything those import. Fonts are not counted: they load beside the text and hold nothing up.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

/** Chunks that loading `key` brings along, itself included; lazy imports are not followed. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
}

function files(keys) {
  return new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
}

function kilobytes(names) {
  return [...names].reduce((sum, name) => sum + gzipSync(readFileSync(dist + name)).length, 0) / 1000;
}

const shell = files(closure('index.html'));
const beyondShell = (...keys) =>
  [...files(keys.flatMap((key) => [...closure(key)]))].filter((name) => !shell.has(name));

const budgets = [
  { part: 'shell with roster', limit: 130, names: shell },
  { part: 'player', limit: 190, names: beyondShell('src/stream/player/Player.tsx') },
  { part: 'settings', limit: 70, names: beyondShell('src/app/AppSettings.tsx') },
  { part: 'voice', limit: 260, names: beyondShell('src/app/VoiceSide.tsx', 'src/voice/media/mediaLink.ts') },
  {
    part: 'moderation',
    limit: 60,
    names: beyondShell('src/moderation/parts.tsx', 'src/moderation/panel/HostPanel.tsx'),
  },
];

let over = false;
for (const { part, limit, names } of budgets) {
  const size = kilobytes(names);
  over ||= size > limit;
  console.log(`${size > limit ? 'OVER' : '  ok'}  ${part.padEnd(18)} ${size.toFixed(1).padStart(6)} kB of ${limit} kB`);
}
if (over) {
  console.error('A part of the page is over its budget: move what the first view does not need into a lazy chunk.');
  process.exit(1);
}
