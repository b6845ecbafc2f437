import type { ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '../ui/Button';
import { fieldErrors } from './fieldErrors';
import styles from './ProblemForm.module.css';
import { ProblemNotice } from './ProblemNotice';
import { useProblemWords } from './useProblemWords';

type Field = (name: string) => string;

type ProblemFormProps = {
  /** The request that the form sends: its refusals are shown at the fields that they name, else above the button. */
  request: { error: Error | null; isPending: boolean };
  submit: string;
  look?: 'primary' | 'danger';
  /** Fields whose refusal needs the form's own words, by name: a name that is taken, a wrong password. */
  refusals?: Record<string, string>;
  onSubmit: (field: Field) => void;
  children: ReactNode;
};

/** A form that sends one request and explains its refusal. */
export function ProblemForm({
  request,
  submit,
  look = 'primary',
  refusals = {},
  onSubmit,
  children,
}: ProblemFormProps) {
  const words = useProblemWords(request.error);
  const atFields = { ...fieldErrors(request.error), ...refusals };
  const waiting = (words?.secondsLeft ?? 0) > 0;

  return (
    <Form
      className={styles.form ?? ''}
      validationErrors={atFields}
      onSubmit={(event) => {
        event.preventDefault();
        if (request.isPending || waiting) return;
        const data = new FormData(event.currentTarget);
        onSubmit((name) => String(data.get(name) ?? ''));
      }}
    >
      {children}
      {Object.keys(atFields).length === 0 && <ProblemNotice error={request.error} />}
      <Button type="submit" look={look} size="large" busy={request.isPending} disabled={waiting}>
        {submit}
      </Button>
    </Form>
  );
}
