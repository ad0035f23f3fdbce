import { type FormEvent, useState } from 'react';
import { backlog, saveBacklogLimits } from '../../src/flow/desk/follow-ups/contract.ts';
import { useOrg } from '../session.ts';
import { Button, NumberField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { BacklogView } from './follow-up-types.ts';

export interface BacklogLimitsProps {
  readonly limits: BacklogView['limits'];
  readonly close: () => void;
}

/** From how many overdue follow-ups on one person each alarm is raised. */
export function BacklogLimits({ limits, close }: BacklogLimitsProps) {
  const org = useOrg();
  const [amber, setAmber] = useState<number | null>(limits.amber);
  const [red, setRed] = useState<number | null>(limits.red);
  const command = useCommand(saveBacklogLimits, { refreshes: [backlog], quiet: true, onDone: close });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (amber !== null && red !== null) command.mutate({ params: { org }, body: { amber, red } });
  };
  return (
    <form className="heed-plan-form" onSubmit={save}>
      <NumberField
        label="Amber from"
        description="Overdue follow-ups of one person"
        min={1}
        value={amber}
        error={command.error?.field('amber')}
        onChange={setAmber}
      />
      <NumberField
        label="Red from"
        description="Each is told once, and again after the backlog was under four fifths of it."
        min={2}
        value={red}
        error={command.error?.field('red')}
        onChange={setRed}
      />
      <div className="heed-plan-acts">
        <Button
          type="submit"
          size="compact-sm"
          loading={command.isPending}
          disabled={amber === null || red === null}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
