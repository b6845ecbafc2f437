import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announce';
import type { Call } from '../call/call';

/** Tells screen readers when one is in, out, muted or heard: the keys change it without moving the focus. */
export function useAnnounceSelf(call: Call): void {
  const announce = useAnnounce();
  const { t } = useTranslation('voice');
  useEffect(() => {
    let { kind } = call.state.get();
    let { muted } = call.transmission.self.get();
    const undo = [
      call.state.subscribe(() => {
        const next = call.state.get().kind;
        if (next === 'joined' && kind === 'joining') announce(t('announce.joined'));
        if (next === 'idle' && kind === 'leaving') announce(t('announce.left'));
        kind = next;
      }),
      call.transmission.self.subscribe(() => {
        const next = call.transmission.self.get().muted;
        if (next !== muted && kind === 'joined') announce(t(next ? 'announce.muted' : 'announce.unmuted'));
        muted = next;
      }),
    ];
    return () => {
      for (const each of undo) each();
    };
  }, [call, announce, t]);
}
