import '../follow-ups/plan-form.css';
import { type FormEvent, useState } from 'react';
import { request } from '../../src/flow/desk/contract.ts';
import { declaredWork, declareWork, endWork } from '../../src/flow/desk/work/contract.ts';
import type { Answer } from '../api.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, dayAndTime, Select, shortDuration, showToast, TextField } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

type Work = Answer<typeof declaredWork>;
const refreshes = [declaredWork, request];
const lengths = [
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '240', label: '4 hours' },
];

/** How long it has been our move, and necessary work that is declared openly (M-17). */
export function ContextWork({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const { data } = useEndpoint(declaredWork, { params: { org, id: view.id } }, { refetchInterval: 60_000 });
  const [open, setOpen] = useState(false);
  if (!data || (data.oursSince === null && data.items.length === 0)) return null;
  return (
    <section aria-label="Our move">
      <div className="heed-context-head">
        <h2>Our move</h2>
        {data.can.includes('declare') && !open ? (
          <button type="button" className="heed-quiet-button" onClick={() => setOpen(true)}>
            Declare necessary work
          </button>
        ) : null}
      </div>
      <Held work={data} />
      <ul className="heed-said">
        {data.items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ul>
      {open ? <WorkForm requestId={view.id} close={() => setOpen(false)} /> : null}
    </section>
  );
}

function Held({ work }: { readonly work: Work }) {
  const now = useServerMinute();
  if (work.oursSince === null) return <p className="heed-soft">It is the buyer’s turn.</p>;
  return (
    <p>
      since {dayAndTime(Date.parse(work.oursSince), now)},{' '}
      <span className="heed-soft">
        {shortDuration(work.heldMs)} of working time
        {work.indecentMs < work.heldMs ? `, ${shortDuration(work.indecentMs)} of it without need` : ''}
      </span>
    </p>
  );
}

function Line({ item }: { readonly item: Work['items'][number] }) {
  const org = useOrg();
  const now = useServerMinute();
  const end = useCommand(endWork, { refreshes });
  return (
    <li>
      <span>{item.what}</span>
      <span className="heed-soft">
        declared by {item.by}, {item.running ? 'until' : 'ended'} {dayAndTime(Date.parse(item.until), now)}
        {item.running ? (
          <button
            type="button"
            className="heed-quiet-button"
            aria-label={`${item.what}: done`}
            onClick={() => end.mutate({ params: { org, id: item.id } })}
          >
            Done
          </button>
        ) : null}
      </span>
    </li>
  );
}

interface WorkFormProps {
  readonly requestId: string;
  readonly close: () => void;
}

function WorkForm({ requestId, close }: WorkFormProps) {
  const org = useOrg();
  const [what, setWhat] = useState('');
  const [minutes, setMinutes] = useState('120');
  const end = useCommand(endWork, { refreshes });
  const declare = useCommand(declareWork, {
    refreshes,
    quiet: true,
    onDone: ({ id }) => {
      close();
      showToast({ text: 'Declared.', undo: () => end.mutate({ params: { org, id } }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declare.mutate({ params: { org, id: requestId }, body: { what, minutes: Number(minutes) } });
  };
  return (
    <form className="heed-plan-form" onSubmit={submit}>
      <TextField
        label="What has to be done"
        size="xs"
        autoFocus
        maxLength={200}
        value={what}
        error={declare.error?.field('what')}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <Select
        label="How long it takes"
        size="xs"
        data={lengths}
        value={minutes}
        error={declare.error?.field('minutes') ?? declare.error?.detail}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" loading={declare.isPending} disabled={what.trim() === ''}>
          Declare
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
