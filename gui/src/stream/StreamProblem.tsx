import { CloudOff, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useProblemWords } from '../problem/useProblemWords';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { EmptyState } from '../ui/EmptyState';

/** In place of a stream that is not there or cannot be read. */
export function StreamProblem({ error, busy, onAgain }: { error: Error | null; busy: boolean; onAgain: () => void }) {
  const { t } = useTranslation('stream');
  const words = useProblemWords(error);
  const gone = error instanceof Problem && error.slug === 'not-found';
  const home = (
    <ButtonLink href="/" look={gone ? 'primary' : 'secondary'}>
      {t('page.toList')}
    </ButtonLink>
  );

  if (gone) {
    return (
      <EmptyState level={1} icon={<SearchX size={28} />} title={t('page.goneTitle')} action={home}>
        {t('page.gone')}
      </EmptyState>
    );
  }
  const again = (
    <Button look="primary" busy={busy} onClick={onAgain}>
      {t('list.again')}
    </Button>
  );
  return (
    <EmptyState
      level={1}
      icon={<CloudOff size={28} />}
      title={t('page.failedTitle')}
      action={
        <>
          {again}
          {home}
        </>
      }
    >
      {words?.text}
    </EmptyState>
  );
}
