/** How well media flow. Each figure is undefined until there is something to measure it by. */
export type ConnectionStats = {
  /** Round trip to the SFU, ms. */
  readonly pingMs: number | undefined;
  /** Variation of the packets' delay, ms, the worst of all streams. */
  readonly jitterMs: number | undefined;
  /** Share of packets lost since the last reading, 0 to 100, both directions together. */
  readonly lossPercent: number | undefined;
};

/** Packets so far, to tell what was lost between two readings. */
export type PacketCount = { readonly sent: number; readonly lost: number };

export const noStats: ConnectionStats = { pingMs: undefined, jitterMs: undefined, lossPercent: undefined };

type Entry = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Reads the browser's WebRTC statistics; `before` is the count of the reading before this one. */
export function readStats(
  entries: Iterable<unknown>,
  before: PacketCount | undefined,
): { stats: ConnectionStats; packets: PacketCount } {
  const all = [...entries] as Entry[];
  const packets = countPackets(all);
  const stats = { pingMs: ping(all), jitterMs: jitter(all), lossPercent: before && lossSince(before, packets) };
  return { stats, packets };
}

/** As the connection itself measures it, or else as the SFU reports it of what we send. */
function ping(entries: readonly Entry[]): number | undefined {
  const pairs = entries.filter(
    ({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded',
  );
  const ofPairs = pairs.map(({ currentRoundTripTime }) => currentRoundTripTime);
  const ofReports = streams(entries).map(({ roundTripTime }) => roundTripTime);
  return worstMs(ofPairs) ?? worstMs(ofReports);
}

function jitter(entries: readonly Entry[]): number | undefined {
  return worstMs(streams(entries).map((entry) => entry.jitter));
}

function worstMs(seconds: readonly unknown[]): number | undefined {
  const known = seconds.filter((value) => typeof value === 'number');
  return known.length > 0 ? Math.max(...known) * 1000 : undefined;
}

function countPackets(entries: readonly Entry[]): PacketCount {
  let [sent, lost] = [0, 0];
  for (const entry of entries) {
    if (entry.type === 'inbound-rtp') sent += number(entry.packetsReceived);
    if (entry.type === 'outbound-rtp') sent += number(entry.packetsSent);
  }
  for (const entry of streams(entries)) lost += number(entry.packetsLost);
  return { sent, lost };
}

/** What we receive as we see it, and what we send as the SFU reports it. */
function streams(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ type }) => type === 'inbound-rtp' || type === 'remote-inbound-rtp');
}

function lossSince(before: PacketCount, now: PacketCount): number | undefined {
  const sent = now.sent - before.sent;
  // Tracks come and go, and their counters with them; retransmissions can make a loss negative.
  if (sent <= 0) return undefined;
  return Math.min(100, Math.max(0, ((now.lost - before.lost) / sent) * 100));
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
