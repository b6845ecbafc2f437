import type { ReactNode } from 'react';
import { Notice } from '../ui/Notice';
import { useProblemWords } from './useProblemWords';

/** Says why a request failed; nothing while it has not. */
export function ProblemNotice({ error, action }: { error: Error | null; action?: ReactNode }) {
  const words = useProblemWords(error);
  if (!words) return null;
  return (
    <Notice tone="danger" action={action}>
      {words.text}
      {words.reference && <small> {words.reference}</small>}
    </Notice>
  );
}
