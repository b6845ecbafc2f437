/**
 * Why there is no picture. `missing`: nothing is at the address. `unreachable`: no answer, or not for this page.
 * `insecure`: an http address, which browsers keep from an https page.
 */
export type Failure = 'missing' | 'unreachable' | 'unsupported' | 'insecure' | 'broken';

/** Whether trying again can help while browser and address stay as they are. */
export function mayPass(failure: Failure): boolean {
  return failure !== 'unsupported' && failure !== 'insecure';
}

/** Whether browsers keep the address from the page: plain http on a secure page, unless it is this machine's own. */
export function isInsecure(src: string, page: string): boolean {
  const { protocol, hostname } = new URL(src, page);
  const ownMachine =
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.[\d.]+|\[::1\])$/.test(hostname);
  return new URL(page).protocol === 'https:' && protocol === 'http:' && !ownMachine;
}
