/** What one has chosen for oneself in the room. */
export type SelfState = {
  readonly muted: boolean;
  readonly deafened: boolean;
  /** Whether one was muted before deafening, to return to. */
  readonly mutedBefore: boolean;
  readonly pushToTalk: boolean;
  /** The talk key or button is held down. */
  readonly held: boolean;
};

export const listeningAndTalking: SelfState = {
  muted: false,
  deafened: false,
  mutedBefore: false,
  pushToTalk: false,
  held: false,
};

/** Who opens the microphone while deafened wants to hear again, too. */
export function withMuted(self: SelfState, muted: boolean): SelfState {
  return { ...self, muted, deafened: self.deafened && muted, held: false };
}

/** Deafening mutes as well; hearing again brings back what was before. */
export function withDeafened(self: SelfState, deafened: boolean): SelfState {
  if (deafened === self.deafened) return self;
  return deafened
    ? { ...self, deafened, muted: true, mutedBefore: self.muted, held: false }
    : { ...self, deafened, muted: self.mutedBefore };
}

export function withPushToTalk(self: SelfState, pushToTalk: boolean): SelfState {
  return { ...self, pushToTalk, held: false };
}

export function withHeld(self: SelfState, held: boolean): SelfState {
  return { ...self, held: held && self.pushToTalk };
}

/** Whether sound may leave this tab now. */
export function transmits(self: SelfState): boolean {
  return !self.muted && !self.deafened && (!self.pushToTalk || self.held);
}
