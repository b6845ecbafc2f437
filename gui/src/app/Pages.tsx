import { Compass } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { useMe } from '../api/account';
import { StreamsSkeleton } from '../stream/StreamsSkeleton';
import { ButtonLink } from '../ui/ButtonLink';
import { EmptyState } from '../ui/EmptyState';
import { useDialogs } from './DialogHost';
import { LazyStreamsPage } from './preload';
import { WatchPage } from './WatchPage';

/** What is at which address. */
export function Pages() {
  return (
    <Switch>
      <Route path="/">
        <ListPage />
      </Route>
      <Route path="/s/:id">{({ id }) => <WatchPage key={id} id={id} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

function ListPage() {
  const me = useMe();
  const { open } = useDialogs();
  return (
    <Suspense fallback={<StreamsSkeleton />}>
      <LazyStreamsPage onCreate={me && !me.guest ? () => open({ kind: 'createStream' }) : undefined} />
    </Suspense>
  );
}

function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} />}
      title={t('notFound.title')}
      action={<ButtonLink href="/">{t('nav.streams')}</ButtonLink>}
    >
      {t('notFound.text')}
    </EmptyState>
  );
}
