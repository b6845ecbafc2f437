import { createHmac } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { sharedParts } from './system';

/** Dials the SFU itself, past Earshot, as whoever has its secret can; answers how to hang up. */
export async function dialIn(browser: Browser, room: string, identity: string): Promise<() => Promise<void>> {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: iss = '', LIVEKIT_API_SECRET: secret = '' } = sharedParts();
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss, sub: identity, nbf: now - 5, exp: now + 60, video: { room, roomJoin: true } };
  const address = `${url}/rtc?protocol=15&access_token=${signed(claims, secret)}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.evaluate(
    (address) =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve();
        socket.onerror = () => reject(new Error('the SFU let nobody in'));
        Object.assign(window, { socket });
      }),
    address,
  );
  return () => context.close();
}

/** A JSON Web Token, HS256. */
function signed(claims: object, secret: string): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
