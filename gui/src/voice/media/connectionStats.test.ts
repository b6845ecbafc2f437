import { expect, it } from 'vitest';
import { readStats } from './connectionStats';

const report = [
  { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.024 },
  { type: 'candidate-pair', nominated: false, state: 'succeeded', currentRoundTripTime: 3 },
  { type: 'outbound-rtp', packetsSent: 100 },
  { type: 'remote-inbound-rtp', packetsLost: 2, jitter: 0.004 },
  { type: 'inbound-rtp', packetsReceived: 300, packetsLost: 6, jitter: 0.011 },
];

it('reads ping, the worst jitter, and what was lost since the reading before', () => {
  const first = readStats(report, undefined);
  expect(first.stats).toEqual({ pingMs: 24, jitterMs: 11, lossPercent: undefined });
  expect(first.packets).toEqual({ sent: 400, lost: 8 });
  expect(readStats(report, { sent: 300, lost: 3 }).stats.lossPercent).toBe(5);
});

it('knows nothing where nothing flows', () => {
  expect(readStats([], { sent: 0, lost: 0 }).stats).toEqual({
    pingMs: undefined,
    jitterMs: undefined,
    lossPercent: undefined,
  });
});

it('keeps within 0 and 100 when counters start again', () => {
  expect(readStats(report, { sent: 300, lost: 50 }).stats.lossPercent).toBe(0);
  expect(readStats(report, { sent: 9_000, lost: 0 }).stats.lossPercent).toBeUndefined();
});
