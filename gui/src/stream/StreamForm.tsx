import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewStream, Stream } from '../api/types';
import { ProblemForm } from '../problem/ProblemForm';
import { Segmented } from '../ui/Segmented';
import { SwitchField } from '../ui/SwitchField';
import { TextField } from '../ui/TextField';
import { capRule, isCap, isPlaybackUrl, isTitle, titleRule } from './rules';
import styles from './StreamForm.module.css';

type StreamFormProps = {
  stream?: Stream;
  request: { error: Error | null; isPending: boolean };
  submit: string;
  onSubmit: (stream: NewStream) => void;
};

const visibilities = ['public', 'unlisted', 'private'] as const;

/** The fields of a stream, for a new one or one that exists. */
export function StreamForm({ stream, request, submit, onSubmit }: StreamFormProps) {
  const { t } = useTranslation(['details', 'stream']);
  const [visibility, setVisibility] = useState<Stream['visibility']>(stream?.visibility ?? 'public');
  const [enabled, setEnabled] = useState(stream?.voiceSettings.enabled ?? true);
  const caps = stream?.voiceSettings ?? { softCap: 50, hardCap: 100 };

  return (
    <ProblemForm
      request={request}
      submit={submit}
      onSubmit={(field) => {
        const cap = (name: string, before: number) => (enabled ? Number(field(name)) : before);
        const hardCap = cap('voice.hardCap', caps.hardCap);
        const softCap = Math.min(cap('voice.softCap', caps.softCap), hardCap);
        onSubmit({
          title: field('title').trim(),
          playbackUrl: field('playbackUrl').trim(),
          visibility,
          voice: { enabled, softCap, hardCap },
        });
      }}
    >
      <TextField
        name="title"
        label={t('form.title')}
        required
        defaultValue={stream?.title ?? ''}
        validate={(text) => (isTitle(text) ? null : t('form.titleRule', { max: titleRule.max }))}
      />
      <TextField
        name="playbackUrl"
        label={t('form.playbackUrl')}
        hint={t('form.playbackUrlHint')}
        spellCheck="false"
        required
        defaultValue={stream?.playbackUrl ?? ''}
        validate={(text) => (isPlaybackUrl(text) ? null : t('form.playbackUrlRule'))}
      />
      <div>
        <Segmented
          label={t('form.visibility')}
          value={visibility}
          onChange={setVisibility}
          choices={visibilities.map((value) => ({ value, label: t(`stream:visibility.${value}`) }))}
        />
        <p className={styles.hint}>{t(`form.visibilityHint.${visibility}`)}</p>
      </div>
      <SwitchField label={t('form.voice')} hint={t('form.voiceHint')} selected={enabled} onChange={setEnabled} />
      {enabled && (
        <div className={styles.caps}>
          <CapField name="voice.softCap" label={t('form.softCap')} hint={t('form.softCapHint')} value={caps.softCap} />
          <CapField name="voice.hardCap" label={t('form.hardCap')} hint={t('form.hardCapHint')} value={caps.hardCap} />
        </div>
      )}
    </ProblemForm>
  );
}

function CapField({ value, ...field }: { name: string; label: string; hint: string; value: number }) {
  const { t } = useTranslation('details');
  return (
    <TextField
      {...field}
      inputMode="numeric"
      required
      defaultValue={String(value)}
      validate={(text) => (isCap(text) ? null : t('form.capRule', capRule))}
    />
  );
}
