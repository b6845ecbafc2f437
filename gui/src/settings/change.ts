import { editAccount, editGroup } from '../api/settingsEdits';
import { voiceSettings } from '../api/settingsStore';
import type { AccountChoices } from '../api/voiceSettings';

/** Changes the account's choices. */
export function choose(change: Partial<AccountChoices>): void {
  voiceSettings.change(editAccount(change));
}

/** Changes some fields of one group of the account's choices. */
export function chooseIn<K extends Parameters<typeof editGroup>[0]>(
  group: K,
  change: Partial<AccountChoices[K]>,
): void {
  voiceSettings.change(editGroup(group, change));
}
