import { report } from '../api/clientLog';

/** The browser's word for a layout that settles a frame later, as of a menu that grows while it opens; nothing failed. */
const settlesLater = 'ResizeObserver loop';

/** Tells the log of errors that nothing caught, and of violations of the page's security policy. */
export function watchForFaults(): void {
  addEventListener('error', ({ message, error }) => {
    if (message.startsWith(settlesLater)) return;
    report({ level: 'error', message, ...stackOf(error) });
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    report({ level: 'error', message: `Unhandled: ${String(reason)}`, ...stackOf(reason) });
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    report({ level: 'warn', message: `Policy ${violatedDirective} blocked ${withoutQuery(blockedURI)}` });
  });
}

function stackOf(error: unknown): { stack?: string } {
  return error instanceof Error && error.stack ? { stack: error.stack } : {};
}

/** Addresses may carry tokens in their query. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
