import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { chromiumPath } from './chromium';
import { startSystem } from './system';

/** Starts one system for the whole run, or takes the running one that `EARSHOT_URL` names; answers how to stop it. */
export default async function start(config: FullConfig): Promise<() => Promise<void>> {
  chromiumPath();
  if (process.env.EARSHOT_URL !== undefined) return async () => {};
  const logs = join(config.projects[0]?.outputDir ?? 'test-results', 'logs');
  mkdirSync(logs, { recursive: true });
  const system = await startSystem(logs);
  process.env.EARSHOT_URL = system.url;
  process.env.EARSHOT_PARTS = JSON.stringify(system.parts);
  return () => system.stop();
}
