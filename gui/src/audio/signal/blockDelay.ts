/** Gives each block of samples back some blocks later: time to look at what is coming. */
export class BlockDelay {
  readonly #blocks: Float32Array[];
  #next = 0;

  constructor(blocks: number, blockSize: number) {
    this.#blocks = Array.from({ length: blocks }, () => new Float32Array(blockSize));
  }

  /** Puts a block in, and the one from before in its place. */
  exchange(block: Float32Array): void {
    const slot = this.#blocks[this.#next] as Float32Array;
    this.#next = (this.#next + 1) % this.#blocks.length;
    for (let i = 0; i < block.length; i++) {
      const late = slot[i] as number;
      slot[i] = block[i] as number;
      block[i] = late;
    }
  }
}
