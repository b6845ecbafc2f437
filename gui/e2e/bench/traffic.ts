import type { Page } from '@playwright/test';

const windowMs = 10_000;
/** IPv4 and UDP, per packet. */
const headerBytes = 28;

type Traffic = { up: number; down: number };
type Bytes = { at: number; up: number; down: number };

/** What all of a page's connections to the SFU carry, over ten seconds. */
export async function kilobitsPerSecond(page: Page): Promise<Traffic> {
  const before = await bytes(page);
  await page.waitForTimeout(windowMs);
  const after = await bytes(page);
  const rate = (much: number) => Math.round((much * 8) / (after.at - before.at));
  return { up: rate(after.up - before.up), down: rate(after.down - before.down) };
}

function bytes(page: Page): Promise<Bytes> {
  return page.evaluate(async (headerBytes) => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const total = { at: performance.now(), up: 0, down: 0 };
    for (const connection of connections) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'transport') continue;
        total.up += entry.bytesSent + entry.packetsSent * headerBytes;
        total.down += entry.bytesReceived + entry.packetsReceived * headerBytes;
      }
    }
    return total;
  }, headerBytes);
}
