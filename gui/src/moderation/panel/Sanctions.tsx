import { Ban, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sanction } from '../../api/moderationTypes';
import { ProblemNotice } from '../../problem/ProblemNotice';
import { Button } from '../../ui/Button';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import { Nothing, Part, Row } from './Part';
import { useBans, useRefresh, useSanctions } from './queries';
import { useTimeWords } from './useTimeWords';

/** What stands against people in the room, to be lifted. */
export function Sanctions() {
  return (
    <>
      <InForce />
      <Bans />
    </>
  );
}

function InForce() {
  const { t } = useTranslation('moderation');
  const { data, error } = useSanctions();
  return (
    <Part title={t('sanctions.title')}>
      <ProblemNotice error={error} />
      {data?.length === 0 && <Nothing icon={ShieldCheck}>{t('sanctions.none')}</Nothing>}
      <SanctionList label={t('sanctions.title')} sanctions={data ?? []} />
    </Part>
  );
}

function Bans() {
  const { t } = useTranslation('moderation');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useBans();
  const bans = data?.pages.flatMap(({ items }) => items);
  return (
    <Part title={t('bans.title')}>
      <ProblemNotice error={error} />
      {bans?.length === 0 && <Nothing icon={Ban}>{t('bans.none')}</Nothing>}
      <SanctionList label={t('bans.title')} sanctions={bans ?? []} />
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('panel.more')}
        </Button>
      )}
    </Part>
  );
}

function SanctionList({ label, sanctions }: { label: string; sanctions: readonly Sanction[] }) {
  const { t } = useTranslation('moderation');
  const { streamId } = useRoomNow();
  const moderation = moderationOf(streamId);
  const refresh = useRefresh();
  const time = useTimeWords();
  const lift = (sanction: Sanction) => {
    void moderation.attempt(() => liftingOf(moderation.api, sanction)).finally(refresh);
  };
  return (
    <ul aria-label={label}>
      {sanctions.map((sanction) => (
        <Row
          key={sanction.id}
          name={sanction.displayName}
          about={[
            t(`sanctions.${sanction.kind}`),
            sanction.scope === 'host' ? t('sanctions.everywhere') : undefined,
            sanction.until === null ? t('sanctions.forGood') : t('sanctions.until', { time: time(sanction.until) }),
            t('sanctions.by', { name: sanction.actorName, time: time(sanction.at) }),
          ]
            .filter(Boolean)
            .join(' · ')}
          words={sanction.reason}
          actions={
            <Button
              size="small"
              aria-label={t('sanctions.liftOf', { name: sanction.displayName })}
              onClick={() => lift(sanction)}
            >
              {t('sanctions.lift')}
            </Button>
          }
        />
      ))}
    </ul>
  );
}

function liftingOf(api: ReturnType<typeof moderationOf>['api'], { id, kind, userId }: Sanction): Promise<unknown> {
  switch (kind) {
    case 'mute':
      return api.unmute(userId);
    case 'deafen':
      return api.undeafen(userId);
    case 'timeout':
      return api.endTimeout(userId);
    case 'cool_off':
      return api.endCoolOff(userId);
    case 'ban':
      return api.liftBan(id);
  }
}
