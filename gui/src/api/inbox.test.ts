import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/fakeEventSource';
import { setGoingOn } from './attendance';
import { hearInbox, type InboxEvent, openInbox } from './inbox';

let heard: InboxEvent[];
let undo: (() => void)[];

function show(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  heard = [];
  undo = [hearInbox((event) => heard.push(event)), openInbox()];
});

afterEach(() => {
  for (const each of undo) each();
  vi.unstubAllGlobals();
});

it('hands on what it knows and passes over the rest', () => {
  FakeEventSource.last.send('{"v":1,"t":"session_revoked","d":{}}');
  FakeEventSource.last.send('{"v":1,"t":"of_a_later_release","d":{}}');
  FakeEventSource.last.send('no event');
  expect(heard.map(({ t }) => t)).toEqual(['session_revoked']);
});

it('gives its connection back while the tab is hidden', () => {
  show('hidden');
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
  show('visible');
  expect(FakeEventSource.all).toHaveLength(2);
});

it('keeps it in a hidden tab while a call goes on there', () => {
  const call = {};
  setGoingOn(call, true);
  show('hidden');
  expect(FakeEventSource.last.readyState).not.toBe(FakeEventSource.CLOSED);
  FakeEventSource.last.send('{"v":1,"t":"settings_updated","d":{"version":4}}');
  expect(heard).toHaveLength(1);
  setGoingOn(call, false);
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
});
