import '../follow-ups/plan-form.css';
import './context-competitors.css';
import { type FormEvent, useState } from 'react';
import {
  competitors,
  correctCompetitor,
  deleteCompetitor,
  recordCompetitor,
  restoreCompetitor,
} from '../../src/flow/desk/competitors/contract.ts';
import type { Answer } from '../api.ts';
import { fieldTime } from '../follow-ups/due-choices.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, DateTimeField, dayAndTime, SegmentedControl, showToast, TextField } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

type Reply = Answer<typeof competitors>['items'][number];
const refreshes = [competitors];
const sources = [
  { value: 'buyer', label: 'They told us' },
  { value: 'us', label: 'We saw it' },
];

/** Which competitors replied as well, and where our first value stands to the fastest (S0-10). */
export function ContextCompetitors({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const { data } = useEndpoint(competitors, { params: { org, id: view.id } }, { refetchInterval: 60_000 });
  const [open, setOpen] = useState<Reply | 'new' | null>(null);
  if (!data) return null;
  const may = data.can.includes('record');
  const isEmpty = data.items.length === 0;
  if (isEmpty && !may) return null;
  const add =
    may && open === null ? (
      <button type="button" className="heed-quiet-button heed-competitors-ask" onClick={() => setOpen('new')}>
        {isEmpty ? 'Did they hear from somebody else?' : 'Add another'}
      </button>
    ) : null;
  return (
    <section aria-label="Competitors">
      {isEmpty && open === null ? (
        add
      ) : (
        <div className="heed-context-head">
          <h2>Who else replied</h2>
          {add}
        </div>
      )}
      {data.position ? (
        <p>
          We are <strong>{data.position.text}</strong>
          {data.position.isFinal ? '' : ': nothing of value has gone out'}
        </p>
      ) : null}
      <ul className="heed-said">
        {data.items.map((item) => (
          <Line key={item.id} item={item} edit={may && open === null ? () => setOpen(item) : null} />
        ))}
      </ul>
      {open === null ? null : (
        <ReplyForm requestId={view.id} reply={open === 'new' ? null : open} close={() => setOpen(null)} />
      )}
    </section>
  );
}

function Line({ item, edit }: { readonly item: Reply; readonly edit: (() => void) | null }) {
  const now = useServerMinute();
  return (
    <li>
      <span>
        {item.name}, <time dateTime={item.at}>{dayAndTime(Date.parse(item.at), now)}</time>
      </span>
      <span className="heed-soft">
        {item.toldBy === 'buyer' ? 'they told us' : 'seen by us'}, noted by {item.recordedBy}
        {edit ? (
          <button
            type="button"
            className="heed-quiet-button"
            aria-label={`Change ${item.name}`}
            onClick={edit}
          >
            Change
          </button>
        ) : null}
      </span>
    </li>
  );
}

interface ReplyFormProps {
  readonly requestId: string;
  /** null: a new one. */
  readonly reply: Reply | null;
  readonly close: () => void;
}

function ReplyForm({ requestId, reply, close }: ReplyFormProps) {
  const org = useOrg();
  const now = useServerMinute();
  const [name, setName] = useState(reply?.name ?? '');
  const [when, setWhen] = useState(() => fieldTime(reply ? Date.parse(reply.at) : now));
  const [toldBy, setToldBy] = useState<Reply['toldBy']>(reply?.toldBy ?? 'buyer');
  const { record, correct, remove } = useReplies();
  const command = reply ? correct : record;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, at: new Date(when).toISOString(), toldBy };
    if (reply) correct.mutate({ params: { org, id: reply.id }, body }, { onSuccess: close });
    else record.mutate({ params: { org, id: requestId }, body }, { onSuccess: close });
  };
  const refused = (field: string) => command.error?.field(field);
  return (
    <form className="heed-plan-form" onSubmit={submit}>
      <TextField
        label="Who replied"
        size="xs"
        autoFocus
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        error={refused('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DateTimeField
        label="When"
        size="xs"
        required
        withAsterisk={false}
        value={when}
        error={refused('at') ?? command.error?.message}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label="Who says so"
        data={sources}
        value={toldBy}
        onChange={(value) => setToldBy(value as Reply['toldBy'])}
      />
      <div className="heed-plan-acts">
        <Button
          type="submit"
          size="compact-sm"
          loading={command.isPending}
          disabled={when === '' || name.trim() === ''}
        >
          Save
        </Button>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Cancel
        </button>
        {reply ? (
          <button
            type="button"
            className="heed-quiet-button"
            onClick={() => {
              close();
              remove.mutate({ params: { org, id: reply.id } });
            }}
          >
            Delete
          </button>
        ) : null}
      </div>
    </form>
  );
}

/** Recording, correcting and deleting; the first and the last are undone from the message that tells of them. */
function useReplies() {
  const org = useOrg();
  const restore = useCommand(restoreCompetitor, { refreshes });
  const remove = useCommand(deleteCompetitor, {
    refreshes,
    onDone: (_, { params }) => showToast({ text: 'Deleted.', undo: () => restore.mutate({ params }) }),
  });
  const record = useCommand(recordCompetitor, {
    refreshes,
    quiet: true,
    onDone: ({ id }) => showToast({ text: 'Noted.', undo: () => remove.mutate({ params: { org, id } }) }),
  });
  const correct = useCommand(correctCompetitor, { refreshes, quiet: true });
  return { record, correct, remove };
}
