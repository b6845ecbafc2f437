/** When a voice counts as speaking. Levels in dBFS, times in ms. */
export type SpeakingRule = {
  readonly onDbfs: number;
  /** Lower than `onDbfs`, so that a voice around the threshold does not flicker. */
  readonly offDbfs: number;
  /** Frames over the threshold in a row before it counts; one click of a keyboard is a single frame. */
  readonly onFrames: number;
  /** Quiet time before it no longer counts: longer than the pauses between words. */
  readonly offAfterMs: number;
};

export const speakingRule: SpeakingRule = { onDbfs: -45, offDbfs: -50, onFrames: 2, offAfterMs: 400 };

export type Speaking = { readonly speaking: boolean; readonly loudFrames: number; readonly quietSince: number };

export const notSpeaking: Speaking = { speaking: false, loudFrames: 0, quietSince: 0 };

/** Takes one frame's level at a time (ms on any clock that does not run backwards) and tells whether one is speaking. */
export function detectSpeaking(
  before: Speaking,
  dbfs: number,
  at: number,
  rule: SpeakingRule = speakingRule,
): Speaking {
  if (!before.speaking) {
    const loudFrames = dbfs > rule.onDbfs ? before.loudFrames + 1 : 0;
    return { speaking: loudFrames >= rule.onFrames, loudFrames, quietSince: at };
  }
  if (dbfs > rule.offDbfs) return { ...before, quietSince: at };
  return at - before.quietSince >= rule.offAfterMs ? notSpeaking : before;
}
