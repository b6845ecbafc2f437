import { describe, expect, it } from 'vitest';
import { fakeApi, offline, problem } from '../testing/fakeApi';
import { api } from './client';
import { type Problem, problemOf } from './problem';

const read = () => api.GET('/api/session');

describe('a refused request', () => {
  it('is thrown with its slug, status and trace id', async () => {
    fakeApi({ 'GET /api/session': problem(503, 'backend-unavailable', { traceId: 't-1' }) });
    await expect(read()).rejects.toMatchObject({ slug: 'backend-unavailable', status: 503, traceId: 't-1' });
  });

  it('names the fields that are wrong', async () => {
    const errors = [{ pointer: '/displayName', detail: 'too long' }];
    fakeApi({ 'GET /api/session': problem(400, 'invalid-request', { errors }) });
    await expect(read()).rejects.toMatchObject({ slug: 'invalid-request', fields: errors });
  });

  it('says when asking again may help', async () => {
    fakeApi({ 'GET /api/session': problem(429, 'rate-limited', {}, { 'Retry-After': '20' }) });
    const refusal = await read().catch((error: Problem) => error);
    expect((refusal as Problem).retryAt).toBeGreaterThan(Date.now() + 18_000);
  });

  it('is offline when no answer comes', async () => {
    fakeApi({ 'GET /api/session': offline });
    await expect(read()).rejects.toMatchObject({ slug: 'offline' });
  });
});

describe('an answer that is no problem+json', () => {
  it.each([502, 503, 504])('counts as an absent backend when it is a %i of a gateway', async (status) => {
    expect(await problemOf(new Response('<html>', { status }))).toMatchObject({ slug: 'backend-unavailable' });
  });

  it('counts as a fault of ours otherwise', async () => {
    expect(await problemOf(new Response('<html>', { status: 500 }))).toMatchObject({ slug: 'internal' });
    expect(await problemOf(Response.json({ type: 'about:blank' }, { status: 418 }))).toMatchObject({
      slug: 'internal',
    });
  });
});
