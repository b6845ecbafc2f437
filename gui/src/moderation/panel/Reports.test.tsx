import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '../../testing/fakeApi';
import { aParticipant } from '../../testing/room';
import { aRoomNow, showIn } from '../testing/room';
import { Reports } from './Reports';

it('tells in words what happened before a report', async () => {
  const room = aRoomNow();
  const ada = aParticipant({ userId: 'ada', displayName: 'Ada', media: 'none' });
  const event = (t: string, d: object) => ({ v: 1, t, d });
  const evidence = [
    event('participant_joined', { participant: ada }),
    event('participant_updated', { participant: { ...ada, media: 'live' } }),
    event('participant_updated', { participant: { ...ada, media: 'live', serverMuted: true } }),
    event('participant_left', { userId: 'ada', reason: 'left' }),
    event('of_a_later_release', {}),
  ];
  const report = { id: '1', at: 1, reporterName: 'Ben', targetName: 'Ada', reason: 'loud', status: 'open', evidence };
  fakeApi({ [`GET /api/voice/streams/${room.streamId}/reports`]: { body: { reports: [report] } } });
  showIn(room, <Reports />);
  await screen.findByText('About Ada');
  expect(screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent)).toEqual([
    'Ada · came in',
    'Ada · has sound',
    'Ada · muted by a host',
    'Ada · went · left',
    'of_a_later_release',
  ]);
});
