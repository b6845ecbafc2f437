import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '../testing/fakeApi';
import { aParticipant } from '../testing/room';
import { HandBar } from './HandBar';
import { aRoomNow, showIn } from './testing/room';

const voice = { joined: true, muted: true, setMuted: () => undefined };
const own = aParticipant({ userId: 'me', suppressed: true });
const viewer = { userId: 'me', role: 'listener' as const, own };

it('raises a hand on a stage', async () => {
  const room = aRoomNow({ room: { mode: 'stage' }, viewer });
  const path = `/api/voice/streams/${room.streamId}/hands`;
  const api = fakeApi({ [`POST ${path}`]: { body: {} } });
  const { user } = showIn(room, <HandBar voice={voice} />);
  await user.click(await screen.findByRole('button', { name: 'Raise hand' }));
  await waitFor(() => expect(api.sent).toMatchObject([{ method: 'POST', path }]));
});

it('says which place one has, and lowers the hand', async () => {
  const room = aRoomNow({ room: { mode: 'stage' }, viewer, hands: ['ada', 'me', 'ben'] });
  const path = `/api/voice/streams/${room.streamId}/hands/me`;
  const api = fakeApi({ [`DELETE ${path}`]: { status: 204 } });
  const { user } = showIn(room, <HandBar voice={voice} />);
  expect(await screen.findByText('Your hand is up: 2 of 3.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lower hand' }));
  await waitFor(() => expect(api.sent).toMatchObject([{ method: 'DELETE', path }]));
});

it('is not there where everybody may speak, nor for the host', () => {
  const { unmount } = showIn(
    aRoomNow({ viewer: { ...viewer, own: aParticipant({ userId: 'me' }) } }),
    <HandBar voice={voice} />,
  );
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  unmount();
  showIn(aRoomNow({ room: { mode: 'stage' } }), <HandBar voice={voice} />);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
