import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useMe } from '../api/account';
import { fakeApi, problem } from '../testing/fakeApi';
import { hedy } from '../testing/samples';
import { show } from '../testing/show';
import { AccountSection } from './AccountSection';

const guest = { ...hedy, guest: true, name: null };

it('changes the display name', async () => {
  const api = fakeApi({ 'PATCH /api/account': { body: { user: { ...hedy, displayName: 'Hedwig' } } } });
  const { user } = show(<AccountSection me={hedy} onGone={vi.fn()} />);
  const name = await screen.findByLabelText('Display name');
  await user.clear(name);
  await user.type(name, 'Hedwig');
  await user.click(screen.getByRole('button', { name: 'Save display name' }));
  expect(await screen.findByText(/^Saved/)).toBeVisible();
  expect(api.sentTo('/api/account')).toMatchObject([{ body: { displayName: 'Hedwig' } }]);
});

it('says at the field that the current password is wrong', async () => {
  fakeApi({ 'PUT /api/account/password': problem(403, 'forbidden') });
  const { user } = show(<AccountSection me={hedy} onGone={vi.fn()} />);
  await user.type(await screen.findByLabelText('Current password'), 'guess');
  await user.type(screen.getByLabelText('New password'), 'long enough');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('That is not your current password.')).toBeVisible();
});

it('asks before it deletes, and asks guests for no password', async () => {
  const api = fakeApi({ 'DELETE /api/account': { status: 204 } });
  const onGone = vi.fn();
  const { user } = show(<AccountSection me={guest} onGone={onGone} />);
  expect(screen.queryByLabelText('New password')).not.toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Delete account…' }));
  expect(api.sent).toEqual([]);
  expect(screen.queryByLabelText('Current password')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Delete for good' }));
  await waitFor(() => expect(onGone).toHaveBeenCalled());
  expect(api.sent).toMatchObject([{ method: 'DELETE', body: {} }]);
});

it('asks again who it is once all other sign-ins have ended', async () => {
  const api = fakeApi({
    'PUT /api/account/password': { status: 204 },
    'GET /api/session': { body: { user: hedy } },
  });
  const { user } = show(<Whoever />);
  await user.type(await screen.findByLabelText('Current password'), 'so far');
  await user.type(screen.getByLabelText('New password'), 'long enough');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText(/^Your password is changed/)).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveValue('');
  await waitFor(() => expect(api.sentTo('/api/session')).toHaveLength(2));
});

function Whoever() {
  const me = useMe();
  return me ? <AccountSection me={me} onGone={vi.fn()} /> : null;
}
