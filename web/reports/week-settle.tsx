import { type FormEvent, useState } from 'react';
import {
  confirmWeekly,
  reviewWeekly,
  weeklyReport,
  weeklyReports,
} from '../../src/flow/measurement/weekly/contract.ts';
import { useOrg } from '../session.ts';
import { Button, Textarea } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { StoredWeek } from './weekly-text.ts';

/** What has become of the report, and what its reader may do about it. */
export function WeekSettle({ report }: { readonly report: StoredWeek }) {
  return (
    <section className="heed-week-settle" aria-label="Confirmed and reviewed">
      {report.states.map((state) => (
        <p key={state}>{state}</p>
      ))}
      {report.can.includes('confirm') ? <Confirm id={report.id} /> : null}
      {report.can.includes('review') ? <Review id={report.id} /> : null}
    </section>
  );
}

const refreshes = [weeklyReport, weeklyReports];

function Confirm({ id }: { readonly id: string }) {
  const org = useOrg();
  const command = useCommand(confirmWeekly, { refreshes });
  return (
    <Settle
      label="Comment"
      placeholder="What a reader should know about these figures"
      act="Confirm the week"
      busy={command.isPending}
      send={(comment) => command.mutate({ params: { org, id }, body: { comment } })}
    />
  );
}

function Review({ id }: { readonly id: string }) {
  const org = useOrg();
  const command = useCommand(reviewWeekly, { refreshes });
  return (
    <Settle
      label="Decision"
      placeholder="What is done about it, by whom"
      act="Reviewed"
      busy={command.isPending}
      send={(decision) => command.mutate({ params: { org, id }, body: { decision } })}
    />
  );
}

interface SettleProps {
  readonly label: string;
  readonly placeholder: string;
  readonly act: string;
  readonly busy: boolean;
  readonly send: (text: string) => void;
}

function Settle({ label, placeholder, act, busy, send }: SettleProps) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(text);
  };
  return (
    <form className="heed-week-form" onSubmit={submit}>
      <Textarea
        label={label}
        placeholder={placeholder}
        minRows={1}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {act}
      </Button>
    </form>
  );
}
