import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../api/moderationTypes';
import { ProblemNotice } from '../../problem/ProblemNotice';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import { Nothing, Part } from './Part';
import { useRefresh, useReports } from './queries';
import styles from './Reports.module.css';
import { useEvidenceWords } from './useEvidenceWords';
import { useTimeWords } from './useTimeWords';

/** What people reported, with what had happened in the room just before. */
export function Reports() {
  const { t } = useTranslation('moderation');
  const [status, setStatus] = useState<Report['status']>('open');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useReports(status);
  const reports = data?.pages.flatMap(({ items }) => items);
  return (
    <Part title={t('reports.title')}>
      <Segmented
        label={t('reports.status')}
        hideLabel
        value={status}
        onChange={setStatus}
        choices={[
          { value: 'open', label: t('reports.open') },
          { value: 'closed', label: t('reports.closed') },
        ]}
      />
      <ProblemNotice error={error} />
      {reports?.length === 0 && (
        <Nothing icon={Flag}>{t(status === 'open' ? 'reports.noneOpen' : 'reports.noneClosed')}</Nothing>
      )}
      {reports?.map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('panel.more')}
        </Button>
      )}
    </Part>
  );
}

function ReportCard({ report }: { report: Report }) {
  const { t } = useTranslation('moderation');
  const { streamId } = useRoomNow();
  const moderation = moderationOf(streamId);
  const refresh = useRefresh();
  const time = useTimeWords();
  const words = useEvidenceWords();
  const { reporterName, targetName, at, reason, evidence, note, status } = report;
  return (
    <article className={styles.card}>
      <h4>{t('reports.about', { name: targetName })}</h4>
      <p>{reason}</p>
      <small>{t('reports.from', { name: reporterName, time: time(at) })}</small>
      <details>
        <summary>{t('reports.evidence', { count: evidence.length })}</summary>
        <ol className={styles.evidence}>
          {words(evidence).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence never changes
            <li key={at}>{line}</li>
          ))}
        </ol>
      </details>
      {note && <p>{t('reports.note', { note })}</p>}
      {status === 'open' && (
        <Button
          size="small"
          onClick={() => void moderation.attempt(() => moderation.api.closeReport(report.id, '')).finally(refresh)}
        >
          {t('reports.close')}
        </Button>
      )}
    </article>
  );
}
