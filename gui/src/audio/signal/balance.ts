/** How loud stream and voices are against each other, each 0 to 1. */
export type BalanceGains = { readonly stream: number; readonly voice: number };

/** From -100, the stream only, over 0, both as they are, to 100, the voices only. The squares make the way there sound even. */
export function balanceGains(balance: number): BalanceGains {
  const left = Math.min(1, Math.max(-1, balance / 100));
  return { stream: left > 0 ? (1 - left) ** 2 : 1, voice: left < 0 ? (1 + left) ** 2 : 1 };
}
