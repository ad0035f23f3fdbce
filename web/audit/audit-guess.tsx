import { type FormEvent, useState } from 'react';
import { Button, NumberField, Select } from '../ui/index.ts';
import { type GuessUnit, guessOf, guessUnits } from './guess-text.ts';

export interface AuditGuessProps {
  /** The file can't be read yet. */
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onGuess: (ms: number) => void;
}

/** Asks what somebody believes before it is measured (S3-16). */
export function AuditGuess({ disabled, busy, onGuess }: AuditGuessProps) {
  const [amount, setAmount] = useState<number | null>(null);
  const [unit, setUnit] = useState<GuessUnit>('minutes');
  const ms = guessOf(amount, unit);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ms !== null && !disabled) onGuess(ms);
  };
  return (
    <form className="heed-audit-guess" onSubmit={submit}>
      <NumberField label="They wait" value={amount} onChange={setAmount} min={0} />
      <Select
        aria-label="Unit of the guess"
        value={unit}
        data={[...guessUnits]}
        onChange={(event) => setUnit(event.currentTarget.value as GuessUnit)}
      />
      <Button type="submit" disabled={disabled || ms === null} loading={busy}>
        Show me the truth
      </Button>
    </form>
  );
}
