import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Role } from '../api/moderationTypes';
import { fakeApi } from '../testing/fakeApi';
import { aParticipant } from '../testing/room';
import { openDialog } from './dialogs';
import { PersonDeeds } from './PersonDeeds';
import { aRoomNow, showIn } from './testing/room';

const ada = aParticipant({ userId: 'ada', displayName: 'Ada' });
const nothing = () => undefined;

async function labels(role: Role, person = ada) {
  const view = showIn(aRoomNow({ viewer: { role } }), <PersonDeeds person={person} close={nothing} />);
  await screen.findByRole('button', { name: 'Report…' });
  const found = screen.getAllByRole('button').map((button) => button.textContent ?? '');
  view.unmount();
  return found;
}

it('has only what the viewer may do', async () => {
  const [host, moderator, listener] = [await labels('host'), await labels('moderator'), await labels('listener')];
  expect(host).toContain('Make moderator');
  expect(moderator).not.toContain('Make moderator');
  expect(moderator.join()).toContain('Kick');
  expect(listener.map((label) => label.replace(/Never.*/, ''))).toEqual(['Block', 'Report…']);
});

it('a moderator has nothing to say to the host', async () => {
  expect((await labels('moderator', aParticipant({ userId: 'hedy2', role: 'host' }))).join()).not.toMatch(
    /Mute|Kick|Ban/,
  );
});

it('offers to unmute who is muted', async () => {
  const found = await labels('host', { ...ada, serverMuted: true });
  expect(found).toContain('Unmute');
  expect(found.join()).not.toContain('MuteUntil');
});

it('times out for the chosen time, with the reason', async () => {
  const room = aRoomNow();
  const path = `/api/voice/streams/${room.streamId}/participants/ada/timeout`;
  const api = fakeApi({ [`POST ${path}`]: { body: { participant: null, sanctions: [] } } });
  const { user } = showIn(room, <PersonDeeds person={ada} close={nothing} />);
  await user.type(await screen.findByLabelText('Reason'), 'too loud');
  await user.click(screen.getByRole('button', { name: 'Time out' }));
  await user.click(screen.getByRole('button', { name: '10 minutes' }));
  await vi.waitFor(() => expect(api.sent).toMatchObject([{ path, body: { durationMs: 600_000, reason: 'too loud' } }]));
});

it('keeps out for longer than the usual minute', async () => {
  const room = aRoomNow();
  const path = `/api/voice/streams/${room.streamId}/participants/ada/kick`;
  const api = fakeApi({ [`POST ${path}`]: { body: { participant: null, sanctions: [] } } });
  const { user } = showIn(room, <PersonDeeds person={ada} close={nothing} />);
  await user.click(await screen.findByRole('button', { name: 'Keep out longer' }));
  await user.click(screen.getByRole('button', { name: '1 hour' }));
  await vi.waitFor(() => expect(api.sent).toMatchObject([{ path, body: { coolOffMs: 3_600_000 } }]));
});

it('asks before a ban', async () => {
  const { user } = showIn(aRoomNow(), <PersonDeeds person={ada} close={nothing} />);
  await user.click(await screen.findByRole('button', { name: 'Ban…' }));
  expect(openDialog.get()).toMatchObject({ kind: 'ban', people: [ada] });
  openDialog.set(null);
});

it('is walked through with the arrow keys', async () => {
  const { user } = showIn(aRoomNow(), <PersonDeeds person={ada} close={nothing} />);
  const first = (await screen.findAllByRole('button'))[0] as HTMLElement;
  first.focus();
  await user.keyboard('{ArrowDown}{ArrowUp}{End}');
  expect(screen.getByRole('button', { name: 'Report…' })).toHaveFocus();
});
