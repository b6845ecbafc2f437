import 'i18next';
import type account from '../../account/i18n/en/account.json';
import type keys from '../../keys/i18n/en/keys.json';
import type moderation from '../../moderation/i18n/en/moderation.json';
import type problem from '../../problem/i18n/en/problem.json';
import type settings from '../../settings/i18n/en/settings.json';
import type details from '../../stream/i18n/en/details.json';
import type stream from '../../stream/i18n/en/stream.json';
import type ui from '../../ui/i18n/en/ui.json';
import type roster from '../../voice/i18n/en/roster.json';
import type voice from '../../voice/i18n/en/voice.json';
import type app from '../i18n/en/app.json';

/** One line per namespace: keys are checked by the compiler. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      account: typeof account;
      app: typeof app;
      details: typeof details;
      keys: typeof keys;
      moderation: typeof moderation;
      problem: typeof problem;
      roster: typeof roster;
      settings: typeof settings;
      stream: typeof stream;
      ui: typeof ui;
      voice: typeof voice;
    };
  }
}
