import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attach } from './attach';
import type { Failure } from './failure';
import { PlayerFailure } from './PlayerFailure';
import { usePlayback } from './usePlayback';

vi.mock('./attach', () => ({ attach: vi.fn(() => vi.fn()) }));
const attached = vi.mocked(attach);

function Screen({ mine = false }: { mine?: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  const { failure, retryAt, silenced, retry, unmute } = usePlayback(video, '/live.m3u8');
  return (
    <>
      <video ref={video} muted={false} data-testid="video" />
      {silenced && <button type="button" onClick={unmute} aria-label="sound" />}
      {failure && <PlayerFailure failure={failure} retryAt={retryAt} mine={mine} onRetry={retry} />}
    </>
  );
}

const fail = (failure: Failure) => act(() => attached.mock.lastCall?.[2](failure));

beforeEach(() => {
  vi.useFakeTimers();
  attached.mockClear();
});
afterEach(() => vi.useRealTimers());

it('says what is wrong, what to do, and that voice goes on', () => {
  render(<Screen />);
  fail('missing');
  expect(screen.getByRole('alert')).toHaveTextContent('There is no picture at this address yet');
  expect(screen.getByRole('alert')).toHaveTextContent('The host may still be setting up. Voice goes on.');
});

it('tells the host where to mend it', () => {
  render(<Screen mine />);
  fail('unreachable');
  expect(screen.getByRole('alert')).toHaveTextContent('Check the playback address');
});

it('tries again by its button', () => {
  render(<Screen />);
  fail('broken');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(attached).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('tries again by itself, less and less often', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  render(<Screen />);
  fail('unreachable');
  act(() => vi.advanceTimersByTime(3_000));
  expect(attached).toHaveBeenCalledTimes(2);
  fail('unreachable');
  act(() => vi.advanceTimersByTime(3_000));
  expect(attached).toHaveBeenCalledTimes(2);
  act(() => vi.advanceTimersByTime(3_000));
  expect(attached).toHaveBeenCalledTimes(3);
});

it('comes back at once when the network does', () => {
  render(<Screen />);
  fail('unreachable');
  act(() => void dispatchEvent(new Event('online')));
  expect(attached).toHaveBeenCalledTimes(2);
});

it('does not repeat what the browser cannot play', () => {
  render(<Screen />);
  fail('unsupported');
  act(() => vi.advanceTimersByTime(120_000));
  expect(attached).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

it('plays without sound where the browser asks for a tap first, and offers the tap', async () => {
  render(<Screen />);
  const video = screen.getByTestId<HTMLVideoElement>('video');
  video.play = vi.fn(() => (video.muted ? Promise.resolve() : Promise.reject(new DOMException('', 'NotAllowedError'))));
  await act(async () => void fireEvent(video, new Event('canplay')));
  expect(video.muted).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'sound' }));
  expect(video.muted).toBe(false);
});

it('lets go of the stream when it leaves', () => {
  const detach = vi.fn();
  attached.mockReturnValueOnce(detach);
  render(<Screen />).unmount();
  expect(detach).toHaveBeenCalledOnce();
});
