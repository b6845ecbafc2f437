import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../../../../api/src/main/resources/moderation/roles.json';
import type { AuditEntry, AuditFilter } from '../../api/moderationTypes';
import { ProblemNotice } from '../../problem/ProblemNotice';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import styles from './AuditLog.module.css';
import { Nothing, Part } from './Part';
import { useAudit } from './queries';
import { useTimeWords } from './useTimeWords';

const results = ['accepted', 'refused', 'failed'] as const;
const actions = [
  ...Object.keys(table).filter((right) => !right.startsWith('read_')),
  'change_role',
  'unblock',
].toSorted();

/** What was done and refused in the room, newest first. */
export function AuditLog() {
  const { t } = useTranslation('moderation');
  const { streamId } = useRoomNow();
  const [filter, setFilter] = useState<AuditFilter>({});
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(filter);
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Part
      title={t('audit.title')}
      action={
        <a className={styles.csv} href={moderationOf(streamId).api.auditCsvUrl(filter)} download>
          <Download size={16} aria-hidden="true" />
          {t('audit.csv')}
        </a>
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      <ProblemNotice error={error} />
      {entries?.length === 0 && <Nothing>{t('audit.none')}</Nothing>}
      <ul className={styles.entries} aria-label={t('audit.title')}>
        {entries?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('panel.more')}
        </Button>
      )}
    </Part>
  );
}

function Filters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const { t } = useTranslation('moderation');
  const { people } = useRoomNow();
  const any = { value: '', label: t('audit.any') };
  const set = (key: keyof AuditFilter, value: string) => {
    const { [key]: _, ...rest } = filter;
    onChange(value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <div className={styles.filters}>
      <SelectField
        label={t('audit.action')}
        value={filter.action ?? ''}
        choices={[any, ...actions.map((action) => ({ value: action, label: action.replaceAll('_', ' ') }))]}
        onChange={(value) => set('action', value)}
      />
      <SelectField
        label={t('audit.result')}
        value={filter.result ?? ''}
        choices={[any, ...results.map((result) => ({ value: result, label: t(`audit.${result}`) }))]}
        onChange={(value) => set('result', value)}
      />
      <SelectField
        label={t('audit.target')}
        value={filter.target ?? ''}
        choices={[any, ...people.map(({ userId, displayName }) => ({ value: userId, label: displayName }))]}
        onChange={(value) => set('target', value)}
      />
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('moderation');
  const time = useTimeWords();
  const { at, actorId, actorName, action, targetId, reason, result, problem } = entry;
  const targetName = targetId === actorId ? undefined : entry.targetName;
  return (
    <li className={styles.entry}>
      <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
      <span className={styles.what}>
        <bdi>{actorName ?? t('audit.nobody')}</bdi> <code>{action}</code> {targetName && <bdi>{targetName}</bdi>}
        {reason && <small>{reason}</small>}
      </span>
      {result !== 'accepted' && (
        <Badge tone="warning">{problem ? `${t(`audit.${result}`)}: ${problem}` : t(`audit.${result}`)}</Badge>
      )}
    </li>
  );
}
