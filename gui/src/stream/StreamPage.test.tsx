import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../testing/fakeApi';
import { aStream } from '../testing/samples';
import { show } from '../testing/show';
import { StreamPage } from './StreamPage';

vi.mock('./player/Player', () => ({ default: ({ src }: { src: string }) => <p>playing {src}</p> }));

const open = () => show(<StreamPage id="demo" hud={null} side={() => <p>side</p>} />);

it('plays a live stream beside its panel', async () => {
  fakeApi({ 'GET /api/streams/demo': { body: aStream() } });
  open();
  expect(await screen.findByText('playing /demo/live.m3u8')).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: 'Harbour at dawn' })).toBeVisible();
  expect(screen.getByText('side')).toBeVisible();
  expect(document.title).toBe('Harbour at dawn · Earshot');
});

it.each([
  ['scheduled', 'Not started yet'],
  ['ended', 'This stream has ended'],
] as const)('shows no player for a stream that is %s', async (status, words) => {
  fakeApi({ 'GET /api/streams/demo': { body: aStream({ status }) } });
  open();
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.queryByText(/^playing/)).not.toBeInTheDocument();
});

it('leads on when there is no such stream', async () => {
  fakeApi({ 'GET /api/streams/demo': problem(404, 'not-found') });
  open();
  expect(await screen.findByRole('heading', { name: 'There is no such stream' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'All streams' })).toHaveAttribute('href', '/');
});

it('offers another try when the stream cannot be read', async () => {
  let up = false;
  fakeApi({ 'GET /api/streams/demo': () => (up ? { body: aStream() } : problem(503, 'backend-unavailable')) });
  const { user } = open();
  await screen.findByRole('heading', { name: 'The stream can’t be loaded' });
  up = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('playing /demo/live.m3u8')).toBeVisible();
});

it('lets the host alone end it, after a question', async () => {
  const api = fakeApi({
    'GET /api/streams/demo': { body: aStream({ mine: true }) },
    'PATCH /api/streams/demo': { body: aStream({ mine: true, status: 'ended' }) },
  });
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'End stream' }));
  expect(await screen.findByRole('alertdialog')).toHaveTextContent('for 3 people');
  await user.click(screen.getAllByRole('button', { name: 'End stream' }).at(-1) as HTMLElement);
  expect(await screen.findByText('This stream has ended')).toBeVisible();
  expect(api.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ status: 'ended' });
});
