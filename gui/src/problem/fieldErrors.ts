import { Problem } from '../api/problem';

/** What the API said of each field, by the field's name in the form: `/voice/hardCap` is the field `voice.hardCap`. */
export function fieldErrors(error: Error | null): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(
    error.fields
      .filter(({ pointer }) => pointer.startsWith('/'))
      .map(({ pointer, detail }) => [pointer.slice(1).replaceAll('/', '.'), detail]),
  );
}
