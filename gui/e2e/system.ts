import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../earshot', import.meta.url));
const startDeadlineMs = 180_000;
const stopDeadlineMs = 30_000;

type Variables = Record<string, string>;

/** One address makes every visitor of these tests, so the limits per address are out of their way. */
const limits: Variables = {
  EARSHOT_ACCOUNT_LIMITS_SIGN_UPS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_GUESTS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_PASSWORDS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_CLIENT_LOGS_PER_ADDRESS: '100000',
};

/**
 * Browsers, player, SFU and API share the machine's processors here, and its disk: a part that gets none for a second is not away.
 * How fast a part that is away is told of has tests of its own.
 */
const patience: Variables = {
  EARSHOT_REDIS_COMMAND_TIMEOUT: '5s',
  DATASOURCES_DEFAULT_CONNECTION_TIMEOUT: '5000',
  DATASOURCES_DEFAULT_VALIDATION_TIMEOUT: '2000',
};

/** A running `./earshot run`. */
export type System = { readonly url: string; stop(): Promise<void> };

/** A system with all its parts, and the settings with which a further API stands on the same ones. */
export type WholeSystem = System & { readonly parts: Variables };

/** Starts everything as a person does, on free ports and with data of its own, and waits until it is ready. */
export async function startSystem(logs: string): Promise<WholeSystem> {
  const data = mkdtempSync(join(tmpdir(), 'earshot-e2e-'));
  const [api, postgres, redis, sfu] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const system = await startApi(api, logs, {
    EARSHOT_DATA: data,
    EARSHOT_EMBEDDED_POSTGRES_PORT: String(postgres),
    EARSHOT_EMBEDDED_REDIS_PORT: String(redis),
    EARSHOT_EMBEDDED_SFU_PORT: String(sfu),
  });
  const secret = (name: string) => readFileSync(join(data, name), 'utf8').trim();
  const parts = {
    EARSHOT_DATA: join(data, 'second'),
    DATABASE_URL: `postgres://postgres:${secret('postgres-password')}@127.0.0.1:${postgres}/postgres`,
    REDIS_URI: `redis://:${secret('redis-password')}@127.0.0.1:${redis}`,
    LIVEKIT_URL: `ws://127.0.0.1:${sfu}`,
    LIVEKIT_API_KEY: 'earshot',
    LIVEKIT_API_SECRET: secret('livekit-secret'),
    EARSHOT_SIGNING_KEYS: secret('signing-key'),
  };
  const stop = async () => {
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { ...system, stop, parts };
}

/** The settings with which a second API stands on the Postgres, Redis and SFU of the system that the tests run against. */
export function sharedParts(): Variables {
  const parts = process.env.EARSHOT_PARTS;
  if (parts === undefined) throw new Error('this test needs the system that the tests start themselves');
  return JSON.parse(parts);
}

/** Starts `./earshot run` with the given settings and waits until it is ready. */
export async function startApi(port: number, logs: string, settings: Variables): Promise<System> {
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, 'run.log');
  const child = spawn(launcher, ['run'], {
    env: { ...process.env, ...limits, ...patience, ...settings, EARSHOT_PORT: String(port), EARSHOT_LOGS: logs },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(`${url}/health/readiness`, child, logFile);
  } catch (failure) {
    await end(child);
    throw failure;
  }
  return { url, stop: () => end(child) };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits for a 200, for as long as the process lives and the deadline has not passed. */
async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + startDeadlineMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`exited with ${child.exitCode} while starting: see ${logFile}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error(`${url} was not ready within ${startDeadlineMs / 1000} s: see ${logFile}`);
}

/** Ends a process as Ctrl-C does, so that it ends what it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const stopped = await Promise.race([ended.then(() => true), pause(stopDeadlineMs).then(() => false)]);
  if (!stopped)
    throw new Error(`Earshot did not stop within ${stopDeadlineMs / 1000} s of Ctrl-C: process ${child.pid}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
