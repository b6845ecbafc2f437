import { CloudOff, Plus, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStreams } from '../api/streams';
import type { Stream } from '../api/types';
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
      <StreamGrid mayHost={onCreate !== undefined} />
    </div>
  );
}

function StreamGrid({ mayHost }: { mayHost: boolean }) {
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
  const all = streams.data.pages.flatMap((page) => liveFirst(page.streams));
  if (all.length === 0) {
    return (
      <EmptyState icon={<Radio size={28} />} title={t('list.emptyTitle')}>
        {t(mayHost ? 'list.emptyHost' : 'list.empty')}
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

const rank: Record<Stream['status'], number> = { live: 0, scheduled: 1, ended: 2 };

/** What one can watch now stands first. Within a page of the list only: what is shown stays where it is when more comes. */
function liveFirst(streams: Stream[]): Stream[] {
  return streams.toSorted((a, b) => rank[a.status] - rank[b.status]);
}
