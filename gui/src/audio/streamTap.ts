import { SILENCE_DBFS } from './level';
import { LevelTap, type Tapped } from './levelTap';
import { playbackContext } from './playbackContext';

/** Measures how loud the source of a media element is, which is captured once; silence where the browser does not let it. */
export class StreamTap {
  readonly #stream: MediaStream | undefined;
  readonly #changed = () => this.#listen();
  #tap: LevelTap | undefined;
  #tapped: Tapped | undefined;

  constructor(element: HTMLMediaElement) {
    this.#stream = capture(element);
    this.#stream?.addEventListener('addtrack', this.#changed);
    this.#listen();
  }

  /** The level just now, in dBFS. */
  dbfs(): number {
    return (this.#tapped && this.#tap?.dbfs()) ?? SILENCE_DBFS;
  }

  release(): void {
    this.#stream?.removeEventListener('addtrack', this.#changed);
    this.#tapped?.remove();
    this.#tapped = undefined;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  #listen(): void {
    // Only the sound is wanted, and copying pictures costs.
    for (const track of this.#stream?.getVideoTracks() ?? []) track.stop();
    const heard = this.#stream?.getAudioTracks().filter(({ readyState }) => readyState === 'live') ?? [];
    this.#tapped?.remove();
    this.#tapped = undefined;
    if (heard.length === 0) return;
    this.#tap ??= new LevelTap(playbackContext());
    this.#tapped = this.#tap.add(new MediaStream(heard), 1);
  }
}

/** What an element plays, as a stream; not in every browser, and in Firefox it would take the sound away. */
function capture(element: HTMLMediaElement): MediaStream | undefined {
  const { captureStream } = element as HTMLMediaElement & { captureStream?: () => MediaStream };
  try {
    return captureStream?.call(element);
  } catch {
    return undefined;
  }
}
