import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import styles from './visuallyHidden.module.css';

/** Messages closer together than this, ms, are read out as one. */
const quiet = 1_000;

const Announcer = createContext<(message: string) => void>(() => undefined);

/** Says something to screen readers that sighted users see happen. Bursts are gathered into one message. */
export function useAnnounce(): (message: string) => void {
  return useContext(Announcer);
}

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const waiting = useRef<string[]>([]);

  const announce = useCallback((message: string) => {
    waiting.current.push(message);
    if (waiting.current.length > 1) return;
    setTimeout(() => {
      setText(waiting.current.join(' '));
      waiting.current = [];
    }, quiet);
  }, []);

  return (
    <Announcer value={announce}>
      {children}
      <div className={styles.hidden} role="status" aria-live="polite">
        {text}
      </div>
    </Announcer>
  );
}
