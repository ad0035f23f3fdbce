import './plan-form.css';
import { type FormEvent, useState } from 'react';
import { owed, owedCount, saveOwedAfter } from '../../src/flow/desk/owed/contract.ts';
import { useOrg } from '../session.ts';
import { Button, NumberField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

export interface OwedAfterProps {
  readonly days: number;
  readonly close: () => void;
}

/** After how many business days without anything of value a contact is on the list. */
export function OwedAfter({ days: before, close }: OwedAfterProps) {
  const org = useOrg();
  const [days, setDays] = useState<number | null>(before);
  const command = useCommand(saveOwedAfter, { refreshes: [owed, owedCount], quiet: true, onDone: close });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (days !== null) command.mutate({ params: { org }, body: { days } });
  };
  return (
    <form className="heed-plan-form" onSubmit={save}>
      <NumberField
        label="Business days"
        description="Without an answer, a document or anything else of value from us"
        min={1}
        max={60}
        value={days}
        error={command.error?.field('days') ?? command.error?.message}
        onChange={setDays}
      />
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" loading={command.isPending} disabled={days === null}>
          Save
        </Button>
      </div>
    </form>
  );
}
