import type { APIRequestContext } from '@playwright/test';
import type {
  AccountChoices,
  DeviceChoices,
  PersonChoices,
  StreamChoices,
  VoiceSettings,
} from '../src/api/voiceSettings';

export type User = { id: string; name: string | null; displayName: string };
export type Stream = { id: string; title: string };
type StreamWishes = { title?: string; playbackUrl?: string; hardCap?: number };

type Settings = VoiceSettings & { version: number };
type Choices = {
  account?: Partial<AccountChoices>;
  devices?: DeviceChoices[];
  streams?: StreamChoices[];
  people?: PersonChoices[];
};

/** A visitor of the API with cookies of its own; beside a page it shares the page's. */
export class Api {
  private readonly request: APIRequestContext;
  private readonly origin: string;

  constructor(request: APIRequestContext, origin: string) {
    this.request = request;
    this.origin = origin;
  }

  async signUp(name: string, displayName: string, password = 'correct horse battery'): Promise<User> {
    return (await this.send<{ user: User }>('POST', '/api/accounts', { name, displayName, password })).user;
  }

  async signIn(name: string, password = 'correct horse battery'): Promise<User> {
    return (await this.send<{ user: User }>('POST', '/api/session', { name, password })).user;
  }

  /** What holds for the account of who is signed in. */
  async accountChoices(): Promise<AccountChoices> {
    return (await this.send<Settings>('GET', '/api/settings/voice')).account;
  }

  /** How loud who is signed in has set others. */
  async personChoices(): Promise<readonly PersonChoices[]> {
    return (await this.send<Settings>('GET', '/api/settings/voice')).people;
  }

  async enterAsGuest(displayName: string): Promise<User> {
    return (await this.send<{ user: User }>('POST', '/api/session/guest', { displayName })).user;
  }

  /** A stream on the air with an open voice room; its picture is the demo's unless the wishes say otherwise. */
  async createStream({ title = 'Evening show', playbackUrl = '/demo/live.m3u8', hardCap = 100 }: StreamWishes = {}) {
    const voice = { enabled: true, softCap: Math.min(50, hardCap), hardCap };
    const stream = await this.send<Stream>('POST', '/api/streams', { title, playbackUrl, visibility: 'public', voice });
    return this.send<Stream>('PATCH', `/api/streams/${stream.id}`, { status: 'live' });
  }

  async endStream(id: string): Promise<void> {
    await this.send('PATCH', `/api/streams/${id}`, { status: 'ended' });
  }

  async deleteStream(id: string): Promise<void> {
    await this.send('DELETE', `/api/streams/${id}`);
  }

  /** Keeps somebody from talking for a while, ms, as the host of the stream. */
  async timeOut(streamId: string, userId: string, durationMs: number): Promise<void> {
    await this.send('POST', voice(streamId, `participants/${userId}/timeout`), { durationMs });
  }

  /** User ids of those in a stream's room, as the API tells everybody. */
  async roster(streamId: string): Promise<string[]> {
    type Snapshot = { d: { participants: { userId: string }[] } };
    const { d } = await this.send<Snapshot>('GET', voice(streamId, 'state'));
    return d.participants.map((participant) => participant.userId);
  }

  /** Where the join reply sends pages for sound. Takes a seat to learn it, and gives it back. */
  async sfuAddress(streamId: string): Promise<string> {
    const { session, sfu } = await this.send<{ session: string; sfu: { url: string } }>(
      'POST',
      voice(streamId, 'join'),
    );
    await this.send('POST', voice(streamId, 'leave'), { session });
    return sfu.url;
  }

  /** Changes the voice settings of who is signed in; pages hear of it. */
  async choose({ account, devices, streams, people }: Choices): Promise<void> {
    const { version, ...document } = await this.send<Settings>('GET', '/api/settings/voice');
    const next = {
      account: { ...document.account, ...account },
      devices: devices ?? document.devices,
      streams: streams ?? document.streams,
      people: people ?? document.people,
    };
    await this.send('PUT', '/api/settings/voice', next, { 'If-Match': `"${version}"` });
  }

  private async send<T>(method: string, path: string, data?: object, more: Record<string, string> = {}): Promise<T> {
    const headers = { Origin: this.origin, ...more };
    const answer = await this.request.fetch(this.origin + path, { method, headers, ...(data && { data }) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? (undefined as T) : answer.json();
  }
}

function voice(streamId: string, action: string): string {
  return `/api/voice/streams/${streamId}/${action}`;
}
