import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** The value that a share of the sample does not exceed: the nearest rank. */
export function percentile(sample: number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] as number;
}

/** A Markdown table, ready for docs/benchmarks.md. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Prints figures below what they depend on beside the code. The load includes the benchmark's own. */
export function report(figures: string): void {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  const processors = cpus();
  const load = loadavg().map((average) => average.toFixed(1));
  const setting = `${processors.length} cores (${processors[0]?.model.trim()}), load ${load.join(' ')} (1, 5, 15 minutes), commit ${commit}`;
  console.log(`\n${setting}\n\n${figures}\n`);
}
