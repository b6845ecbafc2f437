import { type RefObject, useEffect, useState } from 'react';
import { attach } from './attach';
import { type Failure, mayPass } from './failure';

export type Playback = {
  readonly failure: Failure | null;
  /** When the next attempt starts by itself, ms since the epoch. */
  readonly retryAt: number | null;
  /** The browser lets the picture run, but no sound before a tap. */
  readonly silenced: boolean;
  readonly retry: () => void;
  readonly unmute: () => void;
};

const pauses = [3_000, 6_000, 12_000, 30_000];

/** Attempts get rarer, and not all pages come at the same moment. What cannot pass is not tried again. */
function nextAttempt(failure: Failure, attempt: number): number | null {
  if (!mayPass(failure)) return null;
  const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 0;
  return Date.now() + pause * (1 + Math.random() * 0.3);
}

/** Plays `src`, trying again by itself while there is hope. */
export function usePlayback(video: RefObject<HTMLVideoElement | null>, src: string): Playback {
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ failure: Failure; retryAt: number | null } | null>(null);
  const [silenced, setSilenced] = useState(false);
  const retryAt = failed?.retryAt ?? null;

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    setFailed(null);
    const detach = attach(element, src, (failure) => setFailed({ failure, retryAt: nextAttempt(failure, attempt) }));
    const start = () => void play(element).then(setSilenced);
    element.addEventListener('canplay', start, { once: true });
    return () => {
      element.removeEventListener('canplay', start);
      detach();
    };
  }, [video, src, attempt]);

  useEffect(() => {
    if (retryAt === null) return;
    const again = () => setAttempt((count) => count + 1);
    const timer = setTimeout(again, retryAt - Date.now());
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [retryAt]);

  return {
    failure: failed?.failure ?? null,
    retryAt,
    silenced,
    retry: () => setAttempt((count) => count + 1),
    unmute: () => {
      if (video.current) video.current.muted = false;
      setSilenced(false);
    },
  };
}

/** Starts with sound where the browser allows it, else without; tells whether the sound was taken away. */
async function play(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return false;
  } catch {
    video.muted = true;
    await video.play().catch(() => undefined);
    return true;
  }
}
