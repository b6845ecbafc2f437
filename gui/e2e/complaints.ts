import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const most = 20;

/** What the system that the tests started warns of from now on; nothing where it was started by somebody else. */
export class Complaints {
  private readonly log: string;
  private readonly begin: number;

  constructor(outputDir: string) {
    this.log = join(outputDir, 'logs', 'voice-api.log');
    this.begin = existsSync(this.log) ? statSync(this.log).size : 0;
  }

  /** The last lines of warnings and errors, the newest last. */
  lines(): string[] {
    if (!existsSync(this.log)) return [];
    const lines = readFileSync(this.log).subarray(this.begin).toString().split('\n');
    return lines.filter((line) => /"level":"(WARN|ERROR)"/.test(line)).slice(-most);
  }
}
