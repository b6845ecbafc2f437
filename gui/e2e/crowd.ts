import { readFileSync } from 'node:fs';
import { createClient } from '@redis/client';
import { sharedParts } from './system';

const kinds = [
  'rooms',
  'presence',
  'participants',
  'speakers',
  'late',
  'speaking',
  'denied',
  'log',
  'history',
  'events',
  'sanctions',
  'hands',
  'timers',
];
const noDeadline = '9999999999999';
/** People seated by one call, so that Redis is not held up for long. */
const batch = 250;
/** The most that a host may ask for; a room for more has its cap lifted in Redis, until it is next held against its stream. */
const largestCap = 500;

const first =
  'Amara Jonas Mei-Lin Sofía Noor Tomás Ingrid Kwame Yuki Leïla Mateo Anouk Ravi Zoë Emeka Hana Piotr Aylin'.split(' ');
const last =
  'from the hills,by the sea,on the night bus,of the north,in the garden,at work,with tea,under the roof'.split(',');

type Redis = Awaited<ReturnType<typeof connect>>;

/** People in a stream's room who are there in Redis alone, as if another node had seated them: as many as a test needs. */
export class Crowd {
  /** User ids of who is in the room. */
  readonly users: string[] = [];
  /** What those are called who were there first. */
  readonly names: string[] = [];
  private readonly redis: Redis;
  private readonly keys: string[];

  private constructor(redis: Redis, streamId: string) {
    this.redis = redis;
    this.keys = kinds.map((kind) => `voice:${kind}:{${streamId}}`);
  }

  /** Fills the room of a stream that somebody has looked at, so that it is loaded. */
  static async of(streamId: string, people: number): Promise<Crowd> {
    const crowd = new Crowd(await connect(), streamId);
    const cap = people > largestCap ? String(people + 1000) : '';
    for (let seated = 0; seated < people; seated += batch) {
      const names = Array.from({ length: Math.min(batch, people - seated) }, () => crowd.name());
      crowd.users.push(...(await crowd.run('fill', cap, ...names)));
    }
    return crowd;
  }

  async join(displayName?: string): Promise<void> {
    this.users.push(...(await this.run('join', displayName ? JSON.stringify(displayName) : this.name())));
  }

  /** Somebody leaves: who is at this place of `users`. */
  async leave(at: number): Promise<void> {
    const [user = ''] = this.users.splice(at, 1);
    await this.run('leave', user);
  }

  async mute(at: number, muted: boolean): Promise<void> {
    await this.run('mute', this.users[at] ?? '', String(muted));
  }

  /** These speak, and nobody else. */
  async speak(...at: number[]): Promise<void> {
    await this.run('speak', ...at.map((place) => this.users[place] ?? ''));
  }

  async end(): Promise<void> {
    // Their joins are none that Postgres should hear of.
    await this.redis.del(this.keys.filter((key) => key.includes(':history:')));
    await this.redis.close();
  }

  private async run(what: string, ...more: string[]): Promise<string[]> {
    const epoch = '00000000000000cc';
    const reply = await this.redis.eval(source, { keys: this.keys, arguments: [noDeadline, epoch, what, ...more] });
    return reply as string[];
  }

  private name(): string {
    const at = this.names.length;
    const name = `${first[at % first.length]} ${at + 1} ${last[Math.floor(at / first.length) % last.length]}`;
    this.names.push(name);
    return JSON.stringify(name);
  }
}

function connect() {
  return createClient({ url: `${sharedParts().REDIS_URI}` }).connect();
}

const source = textOf(new URL('crowd.lua', import.meta.url));

/** A script with what it includes put in. */
function textOf(file: URL): string {
  return readFileSync(file, 'utf8').replace(/^--@include (\w+)$/gm, (_, name: string) =>
    textOf(new URL(`../../redis/${name}.lua`, import.meta.url)),
  );
}
