import { SearchIcon, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import styles from './Search.module.css';

/** Longer names there are none. */
const LONGEST = 40;

type SearchProps = {
  typed: string;
  onType: (text: string) => void;
  /** What came of it. */
  children: ReactNode;
};

/** Looks for people by name. */
export function Search({ typed, onType, children }: SearchProps) {
  const { t } = useTranslation('voice');
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onType('');
    input.current?.focus();
  };
  return (
    <search className={styles.search}>
      <div className={styles.field}>
        <SearchIcon size={17} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={typed}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck="false"
          onChange={({ target }) => onType(target.value)}
        />
        {typed !== '' && <IconButton size="small" label={t('people.clear')} icon={<X size={16} />} onClick={clear} />}
      </div>
      <p role="status" className={styles.outcome}>
        {children}
      </p>
    </search>
  );
}
