import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../earshot', import.meta.url));
const startDeadlineMs = 180_000;
const stopDeadlineMs = 30_000;

/** One address makes every visitor of these tests, so the limits per address are out of their way. */
const limits = {
  EARSHOT_ACCOUNT_LIMITS_SIGN_UPS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_GUESTS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_PASSWORDS_PER_ADDRESS: '100000',
  EARSHOT_ACCOUNT_LIMITS_CLIENT_LOGS_PER_ADDRESS: '100000',
};

/** A running Earshot: page, API, SFU, Postgres and Redis, as a person starts it. */
export type System = { readonly url: string; stop(): Promise<void> };

/** Starts `./earshot run` on a free port with data of its own, and waits until it is ready. */
export async function startSystem(logs: string): Promise<System> {
  const logFile = join(logs, 'run.log');
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'earshot-e2e-'));
  const child = spawn(launcher, ['run'], {
    env: { ...process.env, ...limits, EARSHOT_PORT: String(port), EARSHOT_DATA: data, EARSHOT_LOGS: logs },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = async () => {
    await end(child);
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(`${url}/health/readiness`, child, logFile);
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { url, stop };
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
export async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + startDeadlineMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`exited with ${child.exitCode} while starting: see ${logFile}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error(`${url} was not ready within ${startDeadlineMs / 1000} s: see ${logFile}`);
}

/** Ends a process as Ctrl-C does, so that it ends what it started; a process that does not is killed with its group. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const stopped = await Promise.race([ended.then(() => true), pause(stopDeadlineMs).then(() => false)]);
  if (!stopped) {
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    throw new Error(`Earshot did not stop within ${stopDeadlineMs / 1000} s of Ctrl-C and was killed`);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms).unref());
}
