import { rmsToDbfs } from '../level';
import { BlockDelay } from './blockDelay';
import { Gate } from './gate';
import { Limiter, peakOf } from './limiter';
import { NoiseFloor, thresholdOver } from './noiseFloor';
import { Ramp } from './ramp';

/** When sound is let through. `open`: always. */
export type GateRule = 'open' | { readonly thresholdDbfs: number | 'automatic'; readonly holdMs: number };

export type ChainRule = {
  readonly gate: GateRule;
  /** Whether the second input, the same sound with less noise, is used as soon as there is something on it. */
  readonly suppressed: boolean;
  /** Nothing goes out, while the sound is measured as before. */
  readonly shut: boolean;
};

/** Nothing is let through before somebody says what may be. */
const shut: ChainRule = { gate: { thresholdDbfs: 0, holdMs: 0 }, suppressed: false, shut: true };

/** What a microphone sounds like after gain and noise suppression, before the gate; levels in dBFS. */
export type ChainReport = {
  readonly dbfs: number;
  /** Before noise suppression. */
  readonly plainDbfs: number;
  readonly peakDbfs: number;
  readonly thresholdDbfs: number;
  /** Whether the gate lets this through. */
  readonly open: boolean;
  /** Whether what is let through comes from the input with less noise. */
  readonly suppressed: boolean;
};

/** Samples that Web Audio hands over at a time. */
export const BLOCK = 128;
/** 21 ms at 48 kHz. */
const BLOCKS_PER_REPORT = 8;
/** What the gate looks at, and how far ahead of the sound it does: 11 ms at 48 kHz. */
const WINDOW_BLOCKS = 4;
const OPEN_S = 0.005;
const SHUT_S = 0.06;
const EXCHANGE_S = 0.03;
const LOCK_S = 0.005;

/**
 * What happens to the samples of a microphone: the input with less noise takes over from the plain one, the gate keeps
 * silence in, the limiter keeps loud passages from breaking. Works on blocks of 128 mono samples, allocates nothing, and
 * delays by five blocks whatever the rule is, so that a change of rule leaves no gap.
 */
export class VoiceChain {
  rule: ChainRule = shut;
  readonly #blockMs: number;
  readonly #report: (report: ChainReport) => void;
  readonly #gate = new Gate();
  readonly #floor = new NoiseFloor();
  readonly #lookahead = new BlockDelay(WINDOW_BLOCKS, BLOCK);
  readonly #limiter = new Limiter(BLOCK);
  readonly #opening: Ramp;
  readonly #exchange: Ramp;
  readonly #unlocking: Ramp;
  readonly #powers = new Float64Array(WINDOW_BLOCKS);
  #block = 0;
  #hasWet = false;
  #power = 0;
  #plainPower = 0;
  #peak = 0;

  constructor(sampleRate: number, report: (report: ChainReport) => void) {
    this.#blockMs = (BLOCK / sampleRate) * 1000;
    this.#report = report;
    this.#opening = new Ramp(0, OPEN_S * sampleRate, SHUT_S * sampleRate);
    this.#exchange = new Ramp(0, EXCHANGE_S * sampleRate, EXCHANGE_S * sampleRate);
    this.#unlocking = new Ramp(0, LOCK_S * sampleRate, LOCK_S * sampleRate);
  }

  /**
   * Makes the next block of `out` from the plain sound and the one with less noise, which may be missing. `unlocked` is what
   * would go out if the rule did not shut it in.
   */
  process(
    dry: Float32Array | undefined,
    wet: Float32Array | undefined,
    out: Float32Array,
    unlocked?: Float32Array,
  ): void {
    this.#mix(dry, wet, out);
    this.#plainPower += dry ? powerOf(dry) : 0;
    this.#measure(out);
    const open = this.#decide();
    this.#lookahead.exchange(out);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * this.#opening.next(open ? 1 : 0);
    this.#limiter.process(out);
    unlocked?.set(out);
    this.#lock(out);
    this.#block += 1;
    if (this.#block % BLOCKS_PER_REPORT === 0) this.#tell(open);
  }

  #lock(block: Float32Array): void {
    const goal = this.rule.shut ? 0 : 1;
    for (let i = 0; i < block.length; i++) block[i] = (block[i] as number) * this.#unlocking.next(goal);
  }

  #mix(dry: Float32Array | undefined, wet: Float32Array | undefined, out: Float32Array): void {
    this.#hasWet = this.rule.suppressed && wet !== undefined && (this.#hasWet || wet.some((sample) => sample !== 0));
    const goal = this.#hasWet ? 1 : 0;
    for (let i = 0; i < out.length; i++) {
      const share = this.#exchange.next(goal);
      out[i] = (1 - share) * (dry?.[i] ?? 0) + share * (wet?.[i] ?? 0);
    }
  }

  #measure(block: Float32Array): void {
    const power = powerOf(block);
    this.#powers[this.#block % WINDOW_BLOCKS] = power;
    this.#power += power;
    this.#floor.take(power, this.#blockMs);
    this.#peak = Math.max(this.#peak, peakOf(block));
  }

  #decide(): boolean {
    const { gate } = this.rule;
    let sum = 0;
    for (let i = 0; i < WINDOW_BLOCKS; i++) sum += this.#powers[i] as number;
    const dbfs = rmsToDbfs(Math.sqrt(sum / WINDOW_BLOCKS));
    this.#gate.take(dbfs, this.#blockMs, this.#threshold(), gate === 'open' ? 0 : gate.holdMs);
    return gate === 'open' || this.#gate.open;
  }

  #threshold(): number {
    const { gate } = this.rule;
    return gate === 'open' || gate.thresholdDbfs === 'automatic' ? thresholdOver(this.#floor.dbfs) : gate.thresholdDbfs;
  }

  #tell(open: boolean): void {
    this.#report({
      dbfs: rmsToDbfs(Math.sqrt(this.#power / BLOCKS_PER_REPORT)),
      plainDbfs: rmsToDbfs(Math.sqrt(this.#plainPower / BLOCKS_PER_REPORT)),
      peakDbfs: rmsToDbfs(this.#peak),
      thresholdDbfs: this.#threshold(),
      open,
      suppressed: this.#hasWet,
    });
    this.#power = 0;
    this.#plainPower = 0;
    this.#peak = 0;
  }
}

/** The mean of the squares. */
function powerOf(block: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < block.length; i++) sum += (block[i] as number) ** 2;
  return sum / block.length;
}
