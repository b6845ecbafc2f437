import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openInbox } from '../api/inbox';
import { fakeApi } from '../testing/fakeApi';
import { FakeEventSource } from '../testing/fakeEventSource';
import { OwnNotices } from './OwnNotices';
import { aRoomNow, showIn } from './testing/room';

const room = aRoomNow({ viewer: { userId: 'me', role: 'listener' } });
const { streamId } = room;
const setMuted = vi.fn();
let close: () => void;

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  close = openInbox();
  setMuted.mockReset();
});

afterEach(() => {
  tell('session_revoked', {});
  close();
});

function tell(t: string, d: object) {
  FakeEventSource.last.send(JSON.stringify({ v: 1, t, d }));
}

const view = (muted: boolean) => <OwnNotices voice={{ joined: true, muted, setMuted }} />;
const notice = (action: string, more = {}) =>
  tell('moderation_notice', { streamId, action, reason: null, until: null, by: 'host', ...more });

it('says that a host muted one, why, and what one can do, until it is lifted', async () => {
  showIn(room, view(false));
  notice('mute', { reason: 'Too loud' });
  expect(await screen.findByText('A host has muted you: nobody hears you.')).toBeVisible();
  expect(screen.getByText(/Too loud/)).toHaveTextContent('It lasts until a host lifts it');
  notice('unmute');
  await waitFor(() => expect(screen.queryByText(/A host has muted you/)).not.toBeInTheDocument());
});

it('counts a time-out down', async () => {
  showIn(room, view(false));
  notice('timeout', { until: Date.now() + 42_000 });
  expect(await screen.findByText(/Still 0:4\d/)).toBeVisible();
});

it('mutes oneself once when asked to', async () => {
  const { rerender } = showIn(room, view(false));
  notice('soft_mute');
  await waitFor(() => expect(setMuted).toHaveBeenCalledExactlyOnceWith(true));
  rerender(<div />);
});

it('never opens the microphone by itself when asked to speak', async () => {
  const { user } = showIn(room, view(true));
  tell('unmute_requested', { streamId, by: 'moderator' });
  expect(await screen.findByText(/A moderator asks you to speak/)).toBeVisible();
  expect(setMuted).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Unmute' }));
  expect(setMuted).toHaveBeenCalledExactlyOnceWith(false);
});

it('offers a place to speak for as long as it is kept, and takes it', async () => {
  const path = `/api/voice/streams/${streamId}/hands/me/accept`;
  const api = fakeApi({ [`POST ${path}`]: { body: {} } });
  const { user } = showIn(room, view(true));
  tell('hand_offered', { streamId, until: Date.now() + 15_000 });
  expect(await screen.findByText(/A place to speak is yours, for 1[45] more seconds/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Speak' }));
  await waitFor(() => expect(api.sent).toMatchObject([{ method: 'POST', path }]));
});

it('passes over what concerns another room', () => {
  showIn(room, view(true));
  tell('unmute_requested', { streamId: 'another', by: 'host' });
  expect(screen.queryByText(/asks you to speak/)).not.toBeInTheDocument();
});
