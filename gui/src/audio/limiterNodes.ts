/** Loud passages are turned down from here on, so that amplified sound has room below full scale, where it would be cut off. */
const THRESHOLD_DBFS = -3;
const RATIO = 20;

/** Keeps what goes in at `input` under full scale at `output`, up to four times as loud; what is not loud stays as it is. */
export function createLimiter(context: BaseAudioContext): { readonly input: AudioNode; readonly output: AudioNode } {
  const input = new DynamicsCompressorNode(context, {
    threshold: THRESHOLD_DBFS,
    knee: 0,
    ratio: RATIO,
    attack: 0.001,
    release: 0.1,
  });
  const output = new GainNode(context, { gain: 1 / makeUpGain() });
  input.connect(output);
  return { input, output };
}

/** What every compressor adds unasked (Web Audio API, "computing the makeup gain"). */
function makeUpGain(): number {
  const fullScaleDb = THRESHOLD_DBFS - THRESHOLD_DBFS / RATIO;
  return 10 ** ((-fullScaleDb * 0.6) / 20);
}
