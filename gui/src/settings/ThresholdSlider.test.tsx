import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Microphone } from '../audio/microphone';
import { createStore } from '../store/store';
import { show } from '../testing/show';
import { ThresholdSlider } from './ThresholdSlider';

const microphone = {
  state: createStore({ kind: 'shut' }),
  meter: { report: createStore({ dbfs: -100, peakDbfs: -100, thresholdDbfs: -50, open: false }) },
} as unknown as Microphone;

it.each([-100, -93, -80, 0])('stands where the line is, at %d dBFS', async (dbfs) => {
  show(<ThresholdSlider microphone={microphone} value={dbfs} onChange={vi.fn()} />);
  const slider = await screen.findByRole('slider');
  expect(slider).toHaveValue(String(dbfs));
  expect(slider).toHaveAttribute('aria-valuetext', `${dbfs} dBFS`.replace('-', '−'));
});
