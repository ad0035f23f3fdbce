import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { writeNotes } from '../../src/flow/desk/calls/contract.ts';
import { now, request } from '../../src/flow/desk/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, dayAndTime, fullTime, longDuration, Textarea, withLocalTimes } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { NextStepFields } from './calls-next-step.tsx';
import { emptyNotes, nextStepOf } from './calls-notes-draft.ts';
import { type CallView, outcomeText } from './calls-view.ts';

/** One call in the conversation: who, when, how it went, what was said; what is missing says by when. */
export function CallItem({ call }: { readonly call: CallView }) {
  const now = useServerMinute();
  const at = Date.parse(call.at);
  return (
    <li className="heed-message heed-call-item" data-direction="out">
      <div className="heed-message-head">
        <IconPhone size={14} stroke={1.8} aria-hidden />
        <strong>{call.by.name}</strong>
        <time dateTime={call.at} title={fullTime(at)} className="heed-soft">
          {dayAndTime(at, now)}
        </time>
        <span>{call.outcome === null ? 'Calling' : outcomeText(call.outcome)}</span>
        <span className="heed-soft">{lengthText(call)}</span>
        {call.replyClass === null ? null : <Badge>class {call.replyClass}</Badge>}
        <span className="heed-soft">{markText(call)}</span>
      </div>
      <Told call={call} />
      <Missing call={call} />
    </li>
  );
}

function lengthText({ connectedAt, endedAt, loggedLateMs }: CallView): string {
  if (connectedAt === null || endedAt === null || loggedLateMs !== null) return '';
  return longDuration(Date.parse(endedAt) - Date.parse(connectedAt));
}

/** No telephone system vouches for these. */
function markText({ loggedLateMs }: CallView): string {
  return loggedLateMs === null
    ? 'self-reported'
    : `logged late, ${longDuration(loggedLateMs)} after; no evidence`;
}

function Told({ call }: { readonly call: CallView }) {
  const now = useServerMinute();
  const promised =
    call.promisedAt === null
      ? ''
      : `${call.who ?? ''} promised by ${dayAndTime(Date.parse(call.promisedAt), now)}`;
  const lines = [
    call.askedFor === null ? '' : `Outside their hours: “${call.askedFor}”`,
    call.reason === null ? '' : withLocalTimes(call.reason, now),
    promised,
    call.answered.length === 0 ? '' : `Answered: ${call.answered.join(' · ')}`,
    call.nextStep === '' ? '' : `Next: ${call.nextStep}`,
  ].filter(Boolean);
  return (
    <>
      {call.said === '' ? null : <div className="heed-message-text">{call.said}</div>}
      {lines.map((line) => (
        <div key={line} className="heed-soft heed-call-line">
          {line}
        </div>
      ))}
    </>
  );
}

/** A talk that is not written up, with the way to do it. */
function Missing({ call }: { readonly call: CallView }) {
  const now = useServerMinute();
  const [open, setOpen] = useState(false);
  if (call.notesDueAt === null) return null;
  const due = Date.parse(call.notesDueAt);
  const isLate = now > due;
  return (
    <div className="heed-call-missing">
      <span data-late={isLate}>
        Documentation {isLate ? 'was due' : 'due'} {dayAndTime(due, now)}
      </span>
      {call.can.includes('notes') && !open ? (
        <button type="button" className="heed-quiet-button" onClick={() => setOpen(true)}>
          Write it up
        </button>
      ) : null}
      {open ? <LaterNotes call={call} close={() => setOpen(false)} /> : null}
    </div>
  );
}

function LaterNotes({ call, close }: { readonly call: CallView; readonly close: () => void }) {
  const org = useOrg();
  const [draft, setDraft] = useState({ ...emptyNotes, said: call.said, next: call.nextStep });
  const command = useCommand(writeNotes, { refreshes: [request, now], onDone: close });
  const save = () => {
    const nextStep = nextStepOf(draft);
    if (draft.said.trim() === '' || nextStep === null) return;
    command.mutate({ params: { org, id: call.id }, body: { said: draft.said, nextStep } });
  };
  return (
    <form
      className="heed-call-talk"
      aria-label="Notes of the call"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
        else if (event.key === 'Escape') close();
      }}
    >
      <Textarea
        label="What was said"
        size="sm"
        minRows={2}
        autoFocus
        value={draft.said}
        onChange={(event) => setDraft({ ...draft, said: event.currentTarget.value })}
      />
      <NextStepFields draft={draft} change={setDraft} mayPromise={false} />
      <div className="heed-call-acts">
        <Button
          size="compact-sm"
          type="submit"
          loading={command.isPending}
          disabled={draft.said.trim() === ''}
        >
          Save
        </Button>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}
