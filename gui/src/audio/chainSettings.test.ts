import { expect, it } from 'vitest';
import { type AccountChoices, DEFAULT_VOICE_SETTINGS } from '../api/voiceSettings';
import { captureRule, chainSettings, follows } from './chainSettings';

const account = (change: Partial<AccountChoices> = {}) => ({ ...DEFAULT_VOICE_SETTINGS.account, ...change });

it.each([
  ['voice_activity', { thresholdDbfs: 'automatic', holdMs: 300 }],
  ['push_to_talk', 'open'],
  ['continuous', 'open'],
] as const)('%s gates by %s', (transmission, gate) => {
  expect(chainSettings(account({ transmission })).gate).toEqual(gate);
});

it('a threshold of one’s own is used as it is', () => {
  const voiceActivity = { automatic: false, thresholdDbfs: -42, holdMs: 100 };
  expect(chainSettings(account({ voiceActivity })).gate).toEqual({ thresholdDbfs: -42, holdMs: 100 });
});

it.each([
  ['browser', false, true],
  ['rnnoise', false, false],
  ['rnnoise', true, true],
  ['off', true, false],
] as const)('suppression %s, RNNoise broken %s: the browser suppresses %s', (noiseSuppression, broken, expected) => {
  expect(captureRule(account({ noiseSuppression }), broken).noiseSuppression).toBe(expected);
});

it('asks for the widest echo cancellation, and takes what the browser has', () => {
  const rule = captureRule(account(), false);
  expect(rule.echoCancellation).toBe('all');
  const track = (settings: object) => ({ getSettings: () => settings }) as MediaStreamTrack;
  expect(follows(track({ echoCancellation: true, noiseSuppression: true, autoGainControl: true }), rule)).toBe(true);
  expect(follows(track({ echoCancellation: 'all', noiseSuppression: true }), rule)).toBe(true);
  expect(follows(track({ echoCancellation: false }), rule)).toBe(false);
});
