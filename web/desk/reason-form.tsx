import { useState } from 'react';
import { Button, Group, TextField } from '../ui/index.ts';

export interface ReasonFormProps {
  readonly label: string;
  readonly description: string;
  /** Offered to be taken as they are. */
  readonly reasons: readonly string[];
  readonly action: string;
  readonly pending: boolean;
  readonly refusal: string | undefined;
  readonly submit: (reason: string) => void;
}

/** An act that needs a reason: typed, or taken from those offered. */
export function ReasonForm({
  label,
  description,
  reasons,
  action,
  pending,
  refusal,
  submit,
}: ReasonFormProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(reason);
      }}
    >
      <TextField
        label={label}
        description={description}
        data-autofocus
        value={reason}
        error={refusal}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="heed-reasons">
        {reasons.map((text) => (
          <button key={text} type="button" className="heed-quiet-button" onClick={() => setReason(text)}>
            {text}
          </button>
        ))}
      </div>
      <Group justify="flex-end">
        <Button type="submit" size="compact-sm" loading={pending} disabled={reason.trim().length < 3}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
