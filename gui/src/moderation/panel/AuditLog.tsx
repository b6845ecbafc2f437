import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditFilter } from '../../api/moderationTypes';
import { ProblemNotice } from '../../problem/ProblemNotice';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import styles from './AuditLog.module.css';
import { actions, useActionWords, useChanged } from './auditWords';
import { Nothing, Part, Row } from './Part';
import { useAudit } from './queries';
import { useTimeWords } from './useTimeWords';

const results = ['accepted', 'refused', 'failed'] as const;

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
      {entries?.length === 0 && <Nothing icon={ScrollText}>{t('audit.none')}</Nothing>}
      <ul aria-label={t('audit.title')}>
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
  const words = useActionWords();
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
        choices={[any, ...actions.map((action) => ({ value: action, label: words(action) }))]}
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

/** What was done to whom, then who did it, when and why. */
function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('moderation');
  const time = useTimeWords();
  const words = useActionWords();
  const changed = useChanged(entry);
  const { at, actorId, actorName, action, targetId, targetName, reason, result, problem } = entry;
  const by = t('audit.by', { name: actorName ?? t('audit.nobody'), time: time(at) });
  return (
    <Row
      name={targetName && targetId !== actorId ? `${words(action)}: ${targetName}` : words(action)}
      about={[by, changed].filter(Boolean).join(' · ')}
      words={reason}
      actions={
        result !== 'accepted' && (
          <Badge tone="warning">{problem ? `${t(`audit.${result}`)}: ${problem}` : t(`audit.${result}`)}</Badge>
        )
      }
    />
  );
}
