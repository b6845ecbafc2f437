import { beforeEach, expect, it, vi } from 'vitest';
import { fakeApi, offline, problem } from '../testing/fakeApi';
import { aParticipant } from '../testing/room';
import { undoOf } from './deeds';
import { Moderation } from './moderation';
import { amend } from './overlay';

const ada = aParticipant({ userId: 'ada', version: 3 });
const ben = aParticipant({ userId: 'ben' });
let room: Moderation;

const at = (userId: string, action: string) => `/api/voice/streams/demo/participants/${userId}/${action}`;
const shown = () => amend([ada, ben], room.overlay.get());
const muted = (version: number) => ({ ...ada, serverMuted: true, version });
const reply = (participant: unknown) => ({ body: { action: 'mute', userId: 'ada', participant, sanctions: [] } });

beforeEach(() => {
  room = new Moderation('demo');
});

it('shows what was asked for at once, and until the room itself shows it', async () => {
  fakeApi({ [`POST ${at('ada', 'mute')}`]: reply(muted(4)) });
  const done = room.act({ kind: 'mute' }, [ada]);
  expect(shown()[0]).toMatchObject({ serverMuted: true });
  await done;
  expect(shown()[0]).toMatchObject({ serverMuted: true });
  const unmutedSince = { ...ada, version: 5 };
  expect(amend([unmutedSince], room.overlay.get())[0]).toMatchObject({ serverMuted: false });
});

it('takes back what was refused, and says why', async () => {
  fakeApi({ [`POST ${at('ada', 'kick')}`]: problem(403, 'forbidden') });
  const done = room.act({ kind: 'kick' }, [ada]);
  expect(shown()).toEqual([ben]);
  await done;
  expect(shown()).toEqual([ada, ben]);
  expect(room.toasts.shown.get()).toMatchObject([{ kind: 'failed', error: { slug: 'forbidden' } }]);
});

it('takes back what was done to several, and says so in one line', async () => {
  const api = fakeApi(
    Object.fromEntries(
      ['ada', 'ben'].flatMap((who) => ['POST', 'DELETE'].map((verb) => [`${verb} ${at(who, 'mute')}`, reply(null)])),
    ),
  );
  await room.act({ kind: 'mute' }, [ada, ben]);
  const [toast] = room.toasts.shown.get();
  if (toast?.kind !== 'done') throw new Error('nothing was said');
  toast.undo?.();
  await vi.waitFor(() =>
    expect(room.toasts.shown.get()).toMatchObject([{}, { deed: 'unmute', names: ['ada', 'ben'] }]),
  );
  expect(api.sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'DELETE', 'DELETE']);
});

it('does not hide who comes back after a kick', async () => {
  fakeApi({ [`POST ${at('ada', 'kick')}`]: reply(null) });
  await room.act({ kind: 'kick' }, [ada]);
  const back = aParticipant({ userId: 'ada', sessionId: 'another' });
  expect(amend([back], room.overlay.get())).toEqual([back]);
});

it('a kick is sent at once, and undone by lifting its cool-off', async () => {
  const api = fakeApi({ [`POST ${at('ada', 'kick')}`]: reply(null), [`DELETE ${at('ada', 'kick')}`]: reply(null) });
  await room.act({ kind: 'kick' }, [ada], 'too loud');
  expect(api.sent).toMatchObject([{ method: 'POST', body: { reason: 'too loud' } }]);
  const [toast] = room.toasts.shown.get();
  if (toast?.kind !== 'done') throw new Error('nothing was said');
  toast.undo?.();
  await vi.waitFor(() => expect(api.sent).toMatchObject([{ method: 'POST' }, { method: 'DELETE' }]));
});

it.each([
  ['promote', 'listener', 'demote'],
  ['promote', 'speaker', 'invite_to_speak'],
  ['demote', 'moderator', 'promote'],
] as const)('takes back: %s of a %s', (kind, role, back) => {
  expect(undoOf({ kind }, { ...ada, role }, undefined)).toEqual({ kind: back });
});

it('sends again, as the same action, what got no answer', async () => {
  let lost = true;
  const api = fakeApi({
    [`POST ${at('ada', 'mute')}`]: () => {
      if (!lost) return reply(muted(4));
      lost = false;
      return offline();
    },
  });
  await room.act({ kind: 'mute' }, [ada]);
  const keys = api.sent.map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('acts on several people, and names those with whom it did not work', async () => {
  fakeApi({ [`POST ${at('ada', 'mute')}`]: reply(muted(4)), [`POST ${at('ben', 'mute')}`]: problem(404, 'not-found') });
  await room.act({ kind: 'mute' }, [ada, ben]);
  expect(room.toasts.shown.get()).toMatchObject([
    { kind: 'done', names: ['ada'] },
    { kind: 'failed', names: ['ben'] },
  ]);
});
