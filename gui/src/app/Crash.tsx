import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** In place of the page when it broke. */
export function Crash() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        level={1}
        icon={<TriangleAlert size={28} />}
        title={t('crash.title')}
        action={
          <Button look="primary" onClick={() => location.reload()}>
            {t('crash.reload')}
          </Button>
        }
      >
        {t('crash.text')}
      </EmptyState>
    </main>
  );
}
