import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeApi, offline, problem } from '../testing/fakeApi';
import { hedy } from '../testing/samples';
import { show } from '../testing/show';
import EnterDialog, { type Way } from './EnterDialog';

async function open(way: Way) {
  const onClose = vi.fn();
  const { user } = show(<EnterDialog way={way} onClose={onClose} />);
  await screen.findByRole('dialog');
  return { user, onClose };
}

describe('coming in as a guest', () => {
  it('sends the trimmed name and closes', async () => {
    const api = fakeApi({ 'POST /api/session/guest': { body: { user: hedy } } });
    const { user, onClose } = await open('guest');
    await user.type(screen.getByLabelText('Display name'), '  Grace ');
    await user.click(screen.getByRole('button', { name: 'Continue as guest' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(api.sentTo('/api/session/guest')).toMatchObject([{ body: { displayName: 'Grace' } }]);
  });

  it.each(['   ', 'a'.repeat(41), 'left\u202Eright'])('sends nothing for %j and says why', async (name) => {
    const api = fakeApi({});
    const { user } = await open('guest');
    await user.type(screen.getByLabelText('Display name'), name);
    await user.click(screen.getByRole('button', { name: 'Continue as guest' }));
    expect(await screen.findByText('1 to 40 characters, all of them visible.')).toBeVisible();
    expect(api.sentTo('/api/session/guest')).toEqual([]);
  });
});

describe('signing in', () => {
  async function attempt() {
    const { user, onClose } = await open('signIn');
    await user.type(screen.getByLabelText('Name to sign in with'), 'hedy');
    await user.type(screen.getByLabelText('Password'), 'secret');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    return { user, onClose };
  }

  it('puts a wrong password at its field', async () => {
    fakeApi({ 'POST /api/session': problem(401, 'unauthenticated') });
    await attempt();
    expect(await screen.findByText('Name and password do not go together.')).toBeVisible();
    expect(screen.getByLabelText('Password')).toBeInvalid();
  });

  it('counts down and waits when asked too often', async () => {
    const api = fakeApi({ 'POST /api/session': problem(429, 'rate-limited', {}, { 'Retry-After': '2' }) });
    await attempt();
    expect(await screen.findByText(/Try again in [12] s/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled(), { timeout: 4000 });
    expect(api.sentTo('/api/session')).toHaveLength(1);
  });

  it('says that there is no answer', async () => {
    fakeApi({ 'POST /api/session': offline });
    const { onClose } = await attempt();
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no answer from Earshot');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('a new account', () => {
  async function fill(name: string, password: string) {
    const { user } = await open('signUp');
    await user.type(screen.getByLabelText('Name to sign in with'), name);
    await user.type(screen.getByLabelText('Display name'), 'Hedy');
    await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
  }

  it('says at the field that a name is taken', async () => {
    const api = fakeApi({ 'POST /api/accounts': problem(409, 'name-taken') });
    await fill('Hedy', 'long enough');
    expect(await screen.findByText(/Somebody already has this name/)).toBeVisible();
    expect(api.sentTo('/api/accounts')).toMatchObject([{ body: { name: 'hedy', displayName: 'Hedy' } }]);
  });

  it('shows what the API says of a field', async () => {
    const errors = [{ pointer: '/password', detail: 'is on a list of leaked ones' }];
    fakeApi({ 'POST /api/accounts': problem(400, 'invalid-request', { errors }) });
    await fill('hedy', 'long enough');
    expect(await screen.findByText('is on a list of leaked ones')).toBeVisible();
  });

  it('sends nothing while a field breaks its rule', async () => {
    const api = fakeApi({});
    await fill('no spaces', 'short');
    await waitFor(() => expect(screen.getByLabelText('Name to sign in with')).toBeInvalid());
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(api.sent).toEqual([]);
  });
});
