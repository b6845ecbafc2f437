import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../testing/fakeApi';
import { aStream } from '../testing/samples';
import { show } from '../testing/show';
import CreateStreamDialog from './CreateStreamDialog';

async function fill(
  address: string,
  prepare: (user: ReturnType<typeof show>['user']) => Promise<void> = async () => {},
) {
  const onClose = vi.fn();
  const { user } = show(<CreateStreamDialog onClose={onClose} />);
  await user.type(await screen.findByLabelText('Title'), ' Chess ');
  await user.type(screen.getByLabelText('Playback address'), address);
  await prepare(user);
  await user.click(screen.getByRole('button', { name: 'Create stream' }));
  return onClose;
}

it('sends the whole stream and goes to its page', async () => {
  const api = fakeApi({ 'POST /api/streams': { status: 201, body: aStream({ id: 'new' }) } });
  const onClose = await fill('https://example.org/live.m3u8', async (user) => {
    await user.click(screen.getByLabelText('Unlisted'));
    await user.clear(screen.getByLabelText('At most'));
    await user.type(screen.getByLabelText('At most'), '20');
  });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(location.pathname).toBe('/s/new');
  expect(api.sentTo('/api/streams')[0]?.body).toEqual({
    title: 'Chess',
    playbackUrl: 'https://example.org/live.m3u8',
    visibility: 'unlisted',
    voice: { enabled: true, softCap: 20, hardCap: 20 },
  });
});

it.each(['live.m3u8', '//evil.example/x', 'ftp://example.org/x'])('refuses the address %s', async (address) => {
  const api = fakeApi({});
  await fill(address);
  expect(await screen.findByText(/A full address that starts with/)).toBeVisible();
  expect(api.sentTo('/api/streams')).toEqual([]);
});

it('shows what the API says of a cap at its field', async () => {
  const errors = [{ pointer: '/voice/hardCap', detail: 'is beyond this server' }];
  fakeApi({ 'POST /api/streams': problem(400, 'invalid-request', { errors }) });
  await fill('/demo/live.m3u8');
  expect(await screen.findByText('is beyond this server')).toBeVisible();
});
