import { type KeyboardEvent, useState } from 'react';
import { endCall, openCall } from '../../src/flow/desk/calls/contract.ts';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg, useSession } from '../session.ts';
import { Button, Checkbox, showProblem, showToast, Textarea } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { NextStepFields } from './calls-next-step.tsx';
import { emptyNotes, type NotesDraft, nextStepOf } from './calls-notes-draft.ts';
import type { OpenCall } from './calls-view.ts';
import type { CallOutcomePress } from './use-call-outcome.ts';

export interface TalkNotesProps {
  readonly call: OpenCall;
  readonly outcome: CallOutcomePress;
}

const MOST_AGO = 600_000;

/** While the two talk and just after: what was said, what it answered, what comes next. Saved, the call is over. */
export function TalkNotes({ call, outcome }: TalkNotesProps) {
  const [draft, setDraft, forget] = useKept<NotesDraft>(`call.${call.id}`, emptyNotes);
  const [hungUpAt, setHungUpAt] = useState<number | null>(null);
  const { save, pending } = useEnd({ call, outcome, forget });
  const submit = (notes: NotesDraft) => void save(notes, hungUpAt);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    submit(draft);
  };
  return (
    <form
      className="heed-call-talk"
      aria-label="Notes of the call"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        submit(draft);
      }}
    >
      {outcome.canUndo ? (
        <button type="button" className="heed-quiet-button heed-call-undo" onClick={outcome.undo}>
          Undo: not talking
        </button>
      ) : null}
      <Textarea
        label="What was said"
        size="sm"
        minRows={2}
        maxRows={6}
        autoFocus
        value={draft.said}
        onChange={(event) => setDraft({ ...draft, said: event.currentTarget.value })}
      />
      <Answered call={call} draft={draft} change={setDraft} />
      <NextStepFields draft={draft} change={setDraft} />
      <div className="heed-call-acts">
        <Button size="compact-md" type="submit" loading={pending} title="Ctrl-Enter or Cmd-Enter">
          Save, call is over
        </Button>
        {hungUpAt === null ? (
          <Button size="compact-md" variant="default" onClick={() => setHungUpAt(serverNow())}>
            Hung up
          </Button>
        ) : (
          <span className="heed-soft">Ended; take your time to write.</span>
        )}
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => submit({ ...emptyNotes, answers: draft.answers })}
        >
          Write it up later
        </button>
      </div>
    </form>
  );
}

function Answered({
  call,
  draft,
  change,
}: {
  readonly call: OpenCall;
  readonly draft: NotesDraft;
  readonly change: (draft: NotesDraft) => void;
}) {
  if (call.questions.length === 0) return null;
  const set = (id: string, isAnswered: boolean) => {
    const rest = draft.answers.filter((one) => one !== id);
    change({ ...draft, answers: isAnswered ? [...rest, id] : rest });
  };
  return (
    <fieldset className="heed-call-answers">
      <legend>Answered</legend>
      {call.questions.map(({ id, text }) => (
        <Checkbox
          key={id}
          label={text}
          checked={draft.answers.includes(id)}
          onChange={(event) => set(id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

function useEnd({ call, outcome, forget }: TalkNotesProps & { readonly forget: () => void }) {
  const org = useOrg();
  const me = useSession().data?.user?.name ?? '';
  const command = useCommand(endCall, { refreshes: [openCall, request, now, counts], quiet: true });
  const save = async (draft: NotesDraft, hungUpAt: number | null) => {
    const endedMsAgo =
      hungUpAt === null ? 0 : Math.round(Math.min(MOST_AGO, Math.max(0, serverNow() - hungUpAt)));
    const isPromised = draft.promised && draft.dueAt !== null;
    try {
      await outcome.flush();
      const answer = await command.mutateAsync({
        params: { org, id: call.id },
        body: {
          endedMsAgo,
          said: draft.said,
          answers: [...draft.answers],
          nextStep: nextStepOf(draft),
          interim: isPromised ? { who: me, by: new Date(draft.dueAt ?? 0).toISOString() } : null,
        },
      });
      forget();
      showToast({
        text: answer.documented
          ? 'The call is on record.'
          : 'The call is over; write it up by the close of day.',
        detail: `Class ${answer.replyClass}, self-reported.`,
      });
    } catch (error) {
      showProblem(error as Parameters<typeof showProblem>[0]);
    }
  };
  return { save, pending: command.isPending };
}
