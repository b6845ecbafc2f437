import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

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

/** What a figure depends on beside the code: for the line above a table. */
export function setting(): string {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  const processors = cpus();
  return `${processors.length} cores (${processors[0]?.model.trim()}), commit ${commit}`;
}
