/**
 * How much of a voice counts where it is asked whether somebody speaks. All of it as it comes in, however far it is turned
 * down or up here: who is quiet is the harder to hear beside the stream, and an amplified room is no voice. Nothing of who is
 * not heard at all.
 *
 * @param factor how loud the voice is here; 1 is as it comes in
 */
export function measuredShare(factor: number): number {
  return factor > 0 ? 1 : 0;
}
