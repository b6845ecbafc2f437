import { vi } from 'vitest';

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Sent = { method: string; path: string; url: string; body: unknown; headers: Headers; keepalive: boolean };

/** Answers `fetch` from a table of `METHOD /path`, and remembers what was sent. An entry that throws is a lost connection. */
export function fakeApi(routes: Record<string, Answer | (() => Answer | Promise<Answer>)>) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    const text = await request.text();
    const { method, headers: asked, keepalive } = request;
    sent.push({ method, path, url: request.url, body: text ? JSON.parse(text) : undefined, headers: asked, keepalive });
    const route = routes[`${request.method} ${path}`];
    const {
      status = 200,
      body,
      headers,
    } = (typeof route === 'function' ? await route() : route) ?? problem(404, 'not-found');
    return new Response(body === undefined ? null : JSON.stringify(body), { status, ...(headers && { headers }) });
  });
  return { sent, sentTo: (path: string) => sent.filter((request) => request.path === path) };
}

export function problem(status: number, slug: string, more: Record<string, unknown> = {}, headers = {}): Answer {
  return { status, body: { type: `urn:earshot:problem:${slug}`, title: slug, status, ...more }, headers };
}

export function offline(): Answer {
  throw new TypeError('Failed to fetch');
}
