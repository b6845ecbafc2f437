import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page breaks no rule that axe knows: its defaults, and those of WCAG 2.2 that it leaves off. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { rules: { 'target-size': { enabled: true } } })`,
  );
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(findings).toEqual([]);
}

/**
 * How a page is looked at. Colours follow the theme and the layout follows the width, so that two looks show all of both; the
 * long run takes the other two along.
 */
export const looks = [
  { name: 'dark at 360 px', tag: [], look: lookOf('dark', 360) },
  { name: 'light at 1440 px', tag: [], look: lookOf('light', 1440) },
  { name: 'light at 360 px', tag: ['@full'], look: lookOf('light', 360) },
  { name: 'dark at 1440 px', tag: ['@full'], look: lookOf('dark', 1440) },
];

/** The same for what many dialogs make long: one look, and the others in the long run. */
export const looksInTurn = looks.map((one, index) => (index === 0 ? one : { ...one, tag: ['@full'] }));

function lookOf(colorScheme: 'dark' | 'light', width: number) {
  return { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' as const };
}
