import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, Suspense } from 'react';

/** Renders as inside the page: with its own query cache, and nothing tried twice. */
export function show(element: ReactElement) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const view = render(
    <QueryClientProvider client={queries}>
      <Suspense>{element}</Suspense>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ delay: null }), queries, ...view };
}
