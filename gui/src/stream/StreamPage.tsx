import { type ReactNode, Suspense, useEffect } from 'react';
import { Problem } from '../api/problem';
import { useStream } from '../api/streams';
import type { Stream } from '../api/types';
import { Stage } from './Stage';
import { StreamHeader } from './StreamHeader';
import styles from './StreamPage.module.css';
import { StreamPageSkeleton } from './StreamPageSkeleton';
import { StreamProblem } from './StreamProblem';

type StreamPageProps = {
  id: string;
  /** Chips on top of the picture. */
  hud: ReactNode;
  /** What stands beside the picture, or below it on narrow screens. */
  side: (stream: Stream) => ReactNode;
};

/** One stream: the picture, what it is, and its side panel. */
export function StreamPage({ id, hud, side }: StreamPageProps) {
  const { data: stream, error, isPending, refetch, isFetching } = useStream(id);
  useTitle(stream?.title);

  if (isPending) return <StreamPageSkeleton />;
  const gone = error instanceof Problem && error.slug === 'not-found';
  if (!stream || gone) return <StreamProblem error={error} busy={isFetching} onAgain={() => void refetch()} />;
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <div className={styles.stage}>
          <Stage stream={stream} hud={hud} />
        </div>
        <StreamHeader stream={stream} />
      </div>
      <aside className={styles.side}>
        <Suspense>{side(stream)}</Suspense>
      </aside>
    </div>
  );
}

function useTitle(title: string | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Earshot` : 'Earshot';
    return () => {
      document.title = 'Earshot';
    };
  }, [title]);
}
