import type { CallState } from '../call/callState';
import type { RosterLink } from '../roster/rosterFeed';

/** What is missing just now, if anything; `roster` means that the sound goes on, `rosterOnly` that there was none. */
export type Loss = 'roster' | 'rosterOnly' | 'voice' | 'both' | 'degraded';

export function lossOf(call: CallState, link: RosterLink): Loss | undefined {
  const noVoice = call.kind === 'reconnecting';
  if (noVoice) return link === 'lost' ? 'both' : 'voice';
  if (link === 'degraded') return 'degraded';
  if (link === 'lost') return call.kind === 'joined' ? 'roster' : 'rosterOnly';
  return undefined;
}
