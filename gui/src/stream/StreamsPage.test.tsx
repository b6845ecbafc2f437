import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../testing/fakeApi';
import { aStream } from '../testing/samples';
import { show } from '../testing/show';
import StreamsPage from './StreamsPage';

const page = (...streams: ReturnType<typeof aStream>[]) => ({ body: { streams, next: null } });

it('says that it loads', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  show(<StreamsPage onCreate={undefined} />);
  expect(screen.getByRole('status', { name: 'Loading streams' })).toBeVisible();
});

it('shows each stream with its state and its voices', async () => {
  const full = { ...aStream().voice, full: true, participants: 100, speakers: 0 };
  fakeApi({
    'GET /api/streams': page(aStream(), aStream({ id: 'two', title: 'Chess', status: 'scheduled', voice: full })),
  });
  show(<StreamsPage onCreate={undefined} />);
  expect(await screen.findByRole('link', { name: 'Harbour at dawn' })).toHaveAttribute('href', '/s/demo');
  expect(screen.getByText('3 in voice')).toBeVisible();
  expect(screen.getByText('2 can speak')).toBeVisible();
  expect(screen.getByText('Not started')).toBeVisible();
  expect(screen.getByText('Full')).toBeVisible();
});

it('invites those who may host when nothing is on', async () => {
  fakeApi({ 'GET /api/streams': page() });
  const onCreate = vi.fn();
  const { user } = show(<StreamsPage onCreate={onCreate} />);
  expect(await screen.findByRole('heading', { name: 'Nothing is on' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'New stream' }));
  expect(onCreate).toHaveBeenCalledOnce();
});

it('offers guests no button that they may not use', async () => {
  fakeApi({ 'GET /api/streams': page() });
  show(<StreamsPage onCreate={undefined} />);
  await screen.findByRole('heading', { name: 'Nothing is on' });
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('says why there is no list, and recovers by its button', async () => {
  let up = false;
  fakeApi({ 'GET /api/streams': () => (up ? page(aStream()) : problem(503, 'backend-unavailable')) });
  const { user } = show(<StreamsPage onCreate={undefined} />);
  expect(await screen.findByText(/Earshot is having trouble/)).toBeVisible();
  up = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Harbour at dawn' })).toBeVisible();
});

it('fetches more pages', async () => {
  const pages = [{ body: { streams: [aStream()], next: 'c' } }, page(aStream({ id: 'two', title: 'Chess' }))];
  fakeApi({ 'GET /api/streams': () => pages.shift() ?? page() });
  const { user } = show(<StreamsPage onCreate={undefined} />);
  await user.click(await screen.findByRole('button', { name: 'Show more' }));
  expect(await screen.findByRole('link', { name: 'Chess' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});
