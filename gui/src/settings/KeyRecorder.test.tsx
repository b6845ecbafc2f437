import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { recordingKey } from '../keys/recordingKey';
import { show } from '../testing/show';
import { KeyRecorder } from './KeyRecorder';

const talk = { code: 'KeyT', ctrl: false, alt: false, shift: false, meta: false };

it('takes the next key, and says meanwhile that it does', async () => {
  const onRecord = vi.fn();
  const { user } = show(<KeyRecorder chord={talk} onRecord={onRecord} />);
  await user.click(await screen.findByRole('button', { name: 'Change key' }));
  expect(recordingKey.get()).toBe(true);
  await user.keyboard('g');
  expect(onRecord).toHaveBeenCalledExactlyOnceWith({ ...talk, code: 'KeyG' });
  expect(recordingKey.get()).toBe(false);
});

it('takes none any more once it is out of sight', async () => {
  const { user, unmount } = show(<KeyRecorder chord={talk} onRecord={vi.fn()} />);
  await user.click(await screen.findByRole('button', { name: 'Change key' }));
  unmount();
  expect(recordingKey.get()).toBe(false);
});
