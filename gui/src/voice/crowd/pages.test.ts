import { expect, it, vi } from 'vitest';
import type { ParticipantsPage } from '../../api/types';
import { aParticipant } from '../../testing/room';
import { Pages } from './pages';

const page = (userId: string, next: string | null): ParticipantsPage => ({
  participants: [aParticipant({ userId })],
  next,
  total: 2,
  position: '00112233445566aa-1',
});
const settle = () => new Promise((done) => setTimeout(done));

function read(...answers: (ParticipantsPage | Error)[]) {
  const asked: (string | undefined)[] = [];
  const accept = vi.fn();
  const pages = new Pages(async (after) => {
    asked.push(after);
    const answer = answers.shift();
    if (answer instanceof Error || !answer) throw answer ?? new Error('nothing more');
    return answer;
  }, accept);
  const accepted = () => accept.mock.calls.map(([{ participants }]) => participants[0].userId);
  return { pages, asked, accepted };
}

it('reads one page at a time, each after the one before, and ends', async () => {
  const { pages, asked, accepted } = read(page('ada', 'x'), page('bob', null));
  pages.more();
  pages.more();
  expect(pages.state.get().kind).toBe('reading');
  await settle();
  expect(pages.state.get()).toEqual({ kind: 'open', total: 2 });
  pages.more();
  await settle();
  expect(pages.state.get()).toEqual({ kind: 'ended', total: 2 });
  pages.more();
  expect(asked).toEqual([undefined, 'x']);
  expect(accepted()).toEqual(['ada', 'bob']);
});

it('waits to be asked again after a failure, and goes on where it was', async () => {
  const { pages, asked } = read(page('ada', 'x'), new Error('offline'), page('bob', null));
  pages.more();
  await settle();
  pages.more();
  await settle();
  expect(pages.state.get().kind).toBe('failed');
  pages.more();
  expect(asked).toHaveLength(2);
  pages.again();
  await settle();
  expect(pages.state.get().kind).toBe('ended');
  expect(asked).toEqual([undefined, 'x', 'x']);
});

it('forgets what comes after it was stopped, and can begin again', async () => {
  const { pages, accepted } = read(page('ada', 'x'), page('bob', null));
  pages.more();
  pages.stop();
  await settle();
  expect(accepted()).toEqual([]);
  expect(pages.state.get().kind).toBe('open');
  pages.more();
  await settle();
  expect(accepted()).toEqual(['bob']);
});
