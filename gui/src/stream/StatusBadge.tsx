import { useTranslation } from 'react-i18next';
import type { Stream } from '../api/types';
import { Badge } from '../ui/Badge';

/** Live, not started or ended, in one word. */
export function StatusBadge({ status }: { status: Stream['status'] }) {
  const { t } = useTranslation('stream');
  return <Badge tone={status === 'live' ? 'live' : 'neutral'}>{t(`status.${status}`)}</Badge>;
}
