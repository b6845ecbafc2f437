// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { balanceGains } from './balance';
import { OwnVolume } from './ownVolume';

describe('the user’s own volume', () => {
  it('comes back exactly after ducking', () => {
    const volume = new OwnVolume(0.37);
    expect(volume.apply(0.25)).toBeCloseTo(0.0925);
    expect(volume.observe(0.37 * 0.25)).toBe(false);
    expect(volume.apply(1)).toBe(0.37);
  });

  it('is what they moved it to while it was ducked, at once and afterwards', () => {
    const volume = new OwnVolume(0.8);
    volume.apply(0.25);
    expect(volume.observe(0.55)).toBe(true);
    expect(volume.apply(0.25)).toBe(0.55);
    expect(volume.apply(1)).toBe(0.55);
    expect(volume.apply(0.5)).toBeCloseTo(0.275);
    expect(volume.apply(1)).toBe(0.55);
  });

  it('is what they move it to while nobody speaks', () => {
    const volume = new OwnVolume(1);
    expect(volume.observe(0.3)).toBe(true);
    expect(volume.apply(1)).toBe(0.3);
  });

  it('takes its share of the balance and comes back whole', () => {
    const volume = new OwnVolume(0.6);
    volume.setBalance(0.25);
    expect(volume.apply(1)).toBeCloseTo(0.15);
    volume.setBalance(1);
    expect(volume.apply(1)).toBe(0.6);
  });

  it('turned up at voices only is heard', () => {
    const volume = new OwnVolume(0.6);
    volume.setBalance(0);
    expect(volume.apply(1)).toBe(0);
    volume.observe(0.4);
    expect(volume.apply(1)).toBe(0.4);
  });

  it('never exceeds what an element can hold', () => {
    const volume = new OwnVolume(0.6);
    volume.setBalance(0.25);
    volume.apply(1);
    volume.observe(0.9);
    volume.setBalance(1);
    expect(volume.apply(1)).toBe(1);
  });
});

describe('the balance', () => {
  it('leaves both as they are in the middle and one of them alone at each end', () => {
    expect(balanceGains(0)).toEqual({ stream: 1, voice: 1 });
    expect(balanceGains(100)).toEqual({ stream: 0, voice: 1 });
    expect(balanceGains(-100)).toEqual({ stream: 1, voice: 0 });
  });

  it('never turns both down', () => {
    for (let balance = -100; balance <= 100; balance += 10) {
      const { stream, voice } = balanceGains(balance);
      expect(Math.max(stream, voice)).toBe(1);
    }
  });
});
