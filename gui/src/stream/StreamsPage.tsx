import { CloudOff, Plus, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStreams } from '../api/streams';
import { ProblemNotice } from '../problem/ProblemNotice';
import { useProblemWords } from '../problem/useProblemWords';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { StreamCard } from './StreamCard';
import styles from './StreamsPage.module.css';
import { ListHead, SkeletonGrid } from './StreamsSkeleton';

type StreamsPageProps = {
  /** Opens the form for a new stream; absent for those who may not host. */
  onCreate: (() => void) | undefined;
};

/** All streams that one may see. */
export default function StreamsPage({ onCreate }: StreamsPageProps) {
  const { t } = useTranslation('stream');
  const create = onCreate && (
    <Button look="primary" icon={<Plus size={18} />} onClick={onCreate}>
      {t('list.create')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <ListHead>{create}</ListHead>
      <StreamGrid create={create} />
    </div>
  );
}

function StreamGrid({ create }: { create: React.ReactNode }) {
  const { t } = useTranslation('stream');
  const streams = useStreams();
  const words = useProblemWords(streams.error);
  const again = (
    <Button onClick={() => void streams.refetch()} busy={streams.isFetching}>
      {t('list.again')}
    </Button>
  );

  if (streams.isPending) return <SkeletonGrid />;
  if (!streams.data) {
    return (
      <EmptyState icon={<CloudOff size={28} />} title={t('list.failedTitle')} action={again}>
        {words?.text}
      </EmptyState>
    );
  }
  const all = streams.data.pages.flatMap((page) => page.streams);
  if (all.length === 0) {
    return (
      <EmptyState icon={<Radio size={28} />} title={t('list.emptyTitle')} action={create}>
        {create ? t('list.emptyHost') : t('list.empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <ProblemNotice error={streams.error} action={again} />
      <ul className={styles.grid}>
        {all.map((stream) => (
          <li key={stream.id}>
            <StreamCard stream={stream} />
          </li>
        ))}
      </ul>
      {streams.hasNextPage && (
        <Button className={styles.more} busy={streams.isFetchingNextPage} onClick={() => void streams.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
