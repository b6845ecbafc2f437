import { useMedia } from './useMedia';

/** Whether the page is as narrow as on a phone: there dialogs become sheets, at the same width as in their styles. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 30rem)');
}
