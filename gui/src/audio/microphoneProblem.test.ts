import { expect, it } from 'vitest';
import { problemOf } from './microphoneProblem';

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'no_device'],
  ['OverconstrainedError', 'no_device'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'other'],
])('reads the browser’s %s as %s', (name, problem) => {
  const error = new Error('refused');
  error.name = name;
  expect(problemOf(error)).toBe(problem);
});
