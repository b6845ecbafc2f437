import { createStore, type Readable, type Store } from '../../store/store';
import type { MediaAddress } from '../media/admission';
import type { MediaLink, MediaState } from '../media/mediaLink';
import { Refused } from './refusals';

/** The connection to the SFU, whose code is fetched when it is first needed. */
export class LazyLink {
  /** Undefined until the code is there. */
  readonly state: Readable<MediaState | undefined>;
  readonly #state: Store<MediaState | undefined> = createStore<MediaState | undefined>(undefined);
  readonly #load: () => Promise<MediaLink>;
  #link: Promise<MediaLink> | undefined;
  #forget: (() => void) | undefined;

  constructor(load: () => Promise<MediaLink>) {
    this.#load = load;
    this.state = this.#state;
  }

  /** The link. Rejects with a refusal when the code cannot be fetched, which may work the next time. */
  get(): Promise<MediaLink> {
    this.#link ??= this.#load().then(
      (link) => this.#loaded(link),
      (error: unknown) => {
        this.#link = undefined;
        throw new Refused('offline', error);
      },
    );
    return this.#link;
  }

  /** Connects, or rejects with a refusal. */
  async connect(address: MediaAddress): Promise<MediaLink> {
    const link = await this.get();
    await link.connect(address).catch((error: unknown) => {
      throw new Refused('media-unreachable', error);
    });
    return link;
  }

  /** Disconnects, also a connection that is being made. */
  async disconnect(): Promise<void> {
    const link = await this.#link?.catch(() => undefined);
    await link?.disconnect();
  }

  dispose(): void {
    this.#forget?.();
  }

  #loaded(link: MediaLink): MediaLink {
    this.#forget = link.state.subscribe(() => this.#state.set(link.state.get()));
    return link;
  }
}
