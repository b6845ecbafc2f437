import type { AccountChoices } from '../api/voiceSettings';
import type { GateRule } from './signal/voiceChain';

/** What of the processing the browser does. */
export type CaptureRule = {
  /** `all`: what this machine plays is taken out, also what other tabs and programs play; else only what this page plays. */
  readonly echoCancellation: 'all' | false;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
};

/** What the page's own chain does. */
export type ChainSettings = {
  readonly gain: number;
  readonly gate: GateRule;
  readonly rnnoise: boolean;
};

/** `rnnoiseFailed`: it cannot run here, and the browser's suppression stands in for it. */
export function captureRule(account: AccountChoices, rnnoiseFailed: boolean): CaptureRule {
  return {
    echoCancellation: account.echoCancellation ? 'all' : false,
    noiseSuppression:
      account.noiseSuppression === 'browser' || (account.noiseSuppression === 'rnnoise' && rnnoiseFailed),
    autoGainControl: account.automaticGain,
  };
}

export function chainSettings(account: AccountChoices): ChainSettings {
  return {
    gain: account.inputGainPercent / 100,
    gate: gateRule(account),
    rnnoise: account.noiseSuppression === 'rnnoise',
  };
}

/** Who holds a key to talk opens and shuts the microphone by hand. */
function gateRule({ transmission, voiceActivity }: AccountChoices): GateRule {
  if (transmission !== 'voice_activity') return 'open';
  const { automatic, thresholdDbfs, holdMs } = voiceActivity;
  return { thresholdDbfs: automatic ? 'automatic' : thresholdDbfs, holdMs };
}

/** Whether a track works as the rule says, as far as the browser tells. */
export function follows(track: MediaStreamTrack, rule: CaptureRule): boolean {
  const settings = track.getSettings();
  const same = (wanted: boolean, is: boolean | string | undefined) => is === undefined || wanted === Boolean(is);
  return (
    same(rule.echoCancellation !== false, settings.echoCancellation) &&
    same(rule.noiseSuppression, settings.noiseSuppression) &&
    same(rule.autoGainControl, settings.autoGainControl)
  );
}
