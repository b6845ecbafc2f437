import { describe, expect, it } from 'vitest';
import { listeningAndTalking as open, transmits, withDeafened, withHeld, withMuted, withPushToTalk } from './selfState';

describe('deafening', () => {
  it('mutes, and brings back what was before', () => {
    expect(transmits(withDeafened(open, true))).toBe(false);
    expect(withDeafened(withDeafened(open, true), false).muted).toBe(false);
    expect(withDeafened(withDeafened(withMuted(open, true), true), false).muted).toBe(true);
  });

  it('ends when one opens the microphone', () => {
    expect(withMuted(withDeafened(open, true), false)).toMatchObject({ muted: false, deafened: false });
  });

  it('twice remembers the first time', () => {
    expect(withDeafened(withDeafened(withDeafened(open, true), true), false).muted).toBe(false);
  });
});

describe('push to talk', () => {
  it('lets sound out only while held', () => {
    const ready = withPushToTalk(open, true);
    expect(transmits(ready)).toBe(false);
    expect(transmits(withHeld(ready, true))).toBe(true);
    expect(transmits(withHeld(withHeld(ready, true), false))).toBe(false);
  });

  it('never beats a mute', () => {
    expect(transmits(withHeld(withMuted(withPushToTalk(open, true), true), true))).toBe(false);
  });

  it('is let go by a mute', () => {
    const talking = withHeld(withPushToTalk(open, true), true);
    expect(transmits(withMuted(withMuted(talking, true), false))).toBe(false);
  });

  it('holds nothing where it is off', () => {
    expect(withHeld(open, true).held).toBe(false);
  });
});
