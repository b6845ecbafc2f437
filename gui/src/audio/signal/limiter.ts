import { gainOf } from '../level';
import { BlockDelay } from './blockDelay';

const CEILING = gainOf(-1);
/** How much of the missing loudness comes back with each block: half of it in 60 ms at 48 kHz. */
const RECOVERY = 0.03;

/**
 * Keeps samples under -1 dBFS by turning loud passages down instead of cutting their tops off. Knows the next block before it
 * gives one out, so that the gain is down already when the loud part comes. Delays by one block.
 */
export class Limiter {
  readonly #delay: BlockDelay;
  #gain = 1;
  /** The most that the block held back can bear. */
  #bearable = 1;

  constructor(blockSize: number) {
    this.#delay = new BlockDelay(1, blockSize);
  }

  /** Limits a block in place; what comes out is the block before. */
  process(block: Float32Array): void {
    const bearableNext = CEILING / Math.max(CEILING, peakOf(block));
    const recovered = this.#gain + (1 - this.#gain) * RECOVERY;
    // At its end the gain suits this block and the next, and at its start it suited this one: so it does all the way.
    const goal = Math.min(recovered, this.#bearable, bearableNext);
    this.#delay.exchange(block);
    const step = (goal - this.#gain) / block.length;
    for (let i = 0; i < block.length; i++) block[i] = (block[i] as number) * (this.#gain + step * (i + 1));
    this.#gain = goal;
    this.#bearable = bearableNext;
  }
}

/** The largest distance from zero. */
export function peakOf(block: ArrayLike<number>): number {
  let peak = 0;
  for (let i = 0; i < block.length; i++) peak = Math.max(peak, Math.abs(block[i] as number));
  return peak;
}
