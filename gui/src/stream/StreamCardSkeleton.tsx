import { Skeleton } from '../ui/Skeleton';
import card from './StreamCard.module.css';

export function StreamCardSkeleton() {
  return (
    <div className={card.card}>
      <div className={card.picture} />
      <div className={card.body}>
        <Skeleton width="2.25rem" height="2.25rem" />
        <div className={card.words}>
          <Skeleton width="11rem" height="1.1rem" />
          <br />
          <Skeleton width="6rem" height="0.9rem" />
        </div>
      </div>
      <div className={card.voice}>
        <Skeleton width="7rem" height="0.9rem" />
      </div>
    </div>
  );
}
