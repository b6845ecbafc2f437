import { existsSync } from 'node:fs';

/** Whoever's browser is launched: what it hears with its microphone, and what a person answers who is asked for it. */
export type Microphone = { wav: string; asked: 'allows' | 'refuses' } | 'absent';

/** The system's Chromium: the one that `CHROMIUM` names, else Debian's. */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) {
    throw new Error(`no Chromium at ${path}: install it (apt-get install chromium) or name yours in CHROMIUM`);
  }
  return path;
}

/** Quiet flags: nothing but the page speaks, so that a request to a foreign origin is the page's own. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Launch options of one browser. Chromium takes its fake microphone per process, so people with different tones sit in
 * different processes.
 */
export function launchOptions(microphone: Microphone) {
  const args = [...quiet, ...microphoneFlags(microphone)];
  return { executablePath: chromiumPath(), args, env: microphone === 'absent' ? soundless() : process.env };
}

function microphoneFlags(microphone: Microphone): string[] {
  if (microphone === 'absent') return ['--use-fake-ui-for-media-stream'];
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone.wav}`,
    microphone.asked === 'allows' ? '--use-fake-ui-for-media-stream' : '--deny-permission-prompts',
  ];
}

/** Surroundings in which the browser finds none of the machine's own sound devices. */
function soundless() {
  return {
    ...process.env,
    PULSE_SERVER: 'unix:/nonexistent',
    PIPEWIRE_RUNTIME_DIR: '/nonexistent',
    ALSA_CONFIG_PATH: '/dev/null',
  };
}
