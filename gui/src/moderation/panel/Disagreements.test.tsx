import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '../../testing/fakeApi';
import { aParticipant } from '../../testing/room';
import { aRoomNow, showIn } from '../testing/room';
import { Disagreements } from './Disagreements';

const evicted = (id: string, more: object) => ({
  id,
  at: Date.now() - 30_000,
  action: 'sfu_evict',
  result: 'accepted',
  reason: 'no seat',
  ...more,
});

it('tells the host who had sound and no seat, each of them once, and forgets it after a while', async () => {
  const room = aRoomNow();
  const api = fakeApi({
    [`GET /api/voice/streams/${room.streamId}/audit`]: {
      body: {
        entries: [
          evicted('4', { targetId: 'mallory', targetName: 'Mallory' }),
          evicted('3', { targetId: 'mallory', targetName: 'Mallory' }),
          evicted('2', { reason: 'foreign' }),
          evicted('1', { targetId: 'trudy', targetName: 'Trudy', at: Date.now() - 3_600_000 }),
        ],
      },
    },
  });
  showIn(room, <Disagreements />);
  const told = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(told).toEqual([
    expect.stringMatching(/^Mallory, .*\(had left the room\)$/),
    expect.stringMatching(/^Somebody unknown, .*\(not a guest of this room\)$/),
  ]);
  expect(api.sent[0]?.url).toContain('action=sfu_evict');
});

it('tells a moderator who has a seat and no sound, and asks for nothing that is the host’s', async () => {
  const api = fakeApi({});
  const people = [
    aParticipant({ userId: 'ada', displayName: 'Ada', media: 'lost' }),
    aParticipant({ userId: 'ben', media: 'live' }),
  ];
  showIn(aRoomNow({ viewer: { role: 'moderator' }, people }), <Disagreements />);
  expect(await screen.findByText('In the room, but without a connection for sound: Ada.')).toBeVisible();
  expect(api.sent).toEqual([]);
});
