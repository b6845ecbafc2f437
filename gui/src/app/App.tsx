import { QueryClientProvider } from '@tanstack/react-query';
import { newQueryClient } from '../api/queryClient';
import { AnnouncerProvider } from '../ui/announce';
import { DialogHost } from './DialogHost';
import { ErrorBoundary } from './ErrorBoundary';
import { Pages } from './Pages';
import { SettingsHost } from './SettingsHost';
import { Shell } from './Shell';

const queries = newQueryClient();

export function App() {
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <AnnouncerProvider>
          <DialogHost>
            <Shell>
              <Pages />
            </Shell>
            <SettingsHost />
          </DialogHost>
        </AnnouncerProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
