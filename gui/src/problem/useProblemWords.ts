import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useSecondsUntil } from '../ui/useSecondsUntil';

export type ProblemWords = {
  readonly text: string;
  /** The request's id in the logs, for faults of ours only. */
  readonly reference: string | null;
  /** How long the API asks to wait, counting down. */
  readonly secondsLeft: number;
};

/** What a failed request means for the reader, in their language. */
export function useProblemWords(error: Error | null): ProblemWords | null {
  const { t } = useTranslation('problem');
  const problem = error instanceof Problem ? error : null;
  const secondsLeft = useSecondsUntil(problem?.retryAt ?? null);
  if (error === null) return null;

  const slug = problem?.slug ?? 'internal';
  const text =
    slug === 'rate-limited' && secondsLeft > 0 ? t('rate-limited-until', { seconds: secondsLeft }) : t(`${slug}`);
  const reference = slug === 'internal' && problem?.traceId ? t('traceId', { id: problem.traceId }) : null;
  return { text, reference, secondsLeft };
}
