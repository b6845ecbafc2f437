import { Copy, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomSettings } from '../../api/moderationTypes';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import styles from './AccessControls.module.css';
import { LineField } from './LineField';
import { Part } from './Part';
import { useRefresh, useRoomSecrets } from './queries';
import { useSettings } from './useSettings';

const ways = ['everyone', 'signed_in', 'invited', 'password'] as const;
const PASSWORD = { shortest: 8, longest: 200 };

/** Who may come in, and when. */
export function AccessControls() {
  const { t } = useTranslation('moderation');
  const { settings, change } = useSettings();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<RoomSettings['access']>();
  const access = chosen ?? settings.access;
  const choose = (next: RoomSettings['access']) => {
    // A room has a password from when the password is there, not before.
    setChosen(next === 'password' ? next : undefined);
    if (next !== 'password') void change({ access: next }).then(refresh);
  };
  return (
    <Part title={t('access.title')}>
      <SelectField
        label={t('access.who')}
        value={access}
        choices={ways.map((way) => ({ value: way, label: t(`access.${way}`) }))}
        onChange={(value) => choose(value as RoomSettings['access'])}
      />
      {access === 'password' && (
        <LineField
          label={t(settings.access === 'password' ? 'access.newPassword' : 'access.setPassword')}
          hint={t('access.passwordHint', { min: PASSWORD.shortest })}
          type="password"
          value=""
          minLength={PASSWORD.shortest}
          maxLength={PASSWORD.longest}
          onSave={(password) => {
            setChosen(undefined);
            change({ access: 'password', password });
          }}
        />
      )}
      {access === 'invited' && <Invite />}
      <SwitchField
        label={t('access.waitForHost')}
        hint={t('access.waitForHostHint')}
        selected={settings.waitForHost}
        onChange={(waitForHost) => change({ waitForHost })}
      />
      <Succession />
    </Part>
  );
}

function Succession() {
  const { t } = useTranslation('moderation');
  const { data } = useRoomSecrets(true);
  const { settings, change } = useSettings();
  const refresh = useRefresh();
  return (
    <SwitchField
      label={t('access.succession')}
      hint={t('access.successionHint')}
      selected={settings.succession ?? data?.succession ?? true}
      onChange={(succession) => {
        void change({ succession }).then(refresh);
      }}
    />
  );
}

function Invite() {
  const { t } = useTranslation('moderation');
  const { streamId } = useRoomNow();
  const moderation = moderationOf(streamId);
  const { data } = useRoomSecrets(true);
  const refresh = useRefresh();
  const [copied, setCopied] = useState(false);
  const link = data?.invite ? `${location.origin}/s/${streamId}?invite=${encodeURIComponent(data.invite)}` : '';
  return (
    <div className={styles.invite}>
      <output className={styles.link}>{link}</output>
      <Button
        size="small"
        disabled={link === ''}
        icon={<Copy size={16} aria-hidden="true" />}
        onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
      >
        {t(copied ? 'access.copied' : 'access.copy')}
      </Button>
      <Button
        size="small"
        icon={<RefreshCw size={16} aria-hidden="true" />}
        onClick={() => {
          setCopied(false);
          void moderation.attempt(() => moderation.api.renewInvite()).finally(refresh);
        }}
      >
        {t('access.renew')}
      </Button>
    </div>
  );
}
