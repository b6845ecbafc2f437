import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice';
import { useSettled } from '../../ui/useSettled';
import type { CallState } from '../call/callState';
import type { RosterLink } from '../roster/rosterFeed';
import { lossOf } from './lost';

const PATIENCE_MS = 1_200;

/** Says what is lost while it is being brought back. */
export function LossBanner({ call, link }: { call: CallState; link: RosterLink }) {
  const { t } = useTranslation('voice');
  const loss = useSettled(lossOf(call, link), PATIENCE_MS);
  return loss ? <Notice tone="warning">{t(`lost.${loss}`)}</Notice> : null;
}
