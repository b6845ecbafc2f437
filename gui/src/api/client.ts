import createClient from 'openapi-fetch';
import { Problem, problemOf } from './problem';
import type { paths } from './schema';

/** The typed API. Calls either return data or throw a {@link Problem}. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: (request) => fetch(request) });

api.use({
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    if (error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')) return;
    return new Problem('offline', { detail: String(error) });
  },
});

/** The body of an answer that has one. */
export function bodyOf<T>({ data }: { data?: T }): T {
  if (data === undefined) throw new Problem('internal', { detail: 'The answer has no body.' });
  return data;
}
