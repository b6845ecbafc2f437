import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import type { Way } from '../account/EnterDialog';

/** A dialog that may be opened from several places. */
export type OpenDialog = { kind: 'enter'; way: Way } | { kind: 'createStream' };

const EnterDialog = lazy(() => import('../account/EnterDialog'));
const CreateStreamDialog = lazy(() => import('../stream/CreateStreamDialog'));

const Dialogs = createContext<{ open: (dialog: OpenDialog) => void }>({ open: () => undefined });

export function useDialogs() {
  return useContext(Dialogs);
}

/** Shows at most one dialog, each in a chunk of its own that is fetched when it is first opened. */
export function DialogHost({ children }: { children: ReactNode }) {
  const [dialog, open] = useState<OpenDialog | null>(null);
  const dialogs = useMemo(() => ({ open }), []);
  return (
    <Dialogs value={dialogs}>
      {children}
      <Suspense>{dialog && <Shown dialog={dialog} onClose={() => open(null)} />}</Suspense>
    </Dialogs>
  );
}

function Shown({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  switch (dialog.kind) {
    case 'enter':
      return <EnterDialog way={dialog.way} onClose={onClose} />;
    case 'createStream':
      return <CreateStreamDialog onClose={onClose} />;
  }
}
