import './mail-parts.css';
import { type FormEvent, useState } from 'react';
import { confirmAnswers } from '../../src/flow/desk/confirm/contract.ts';
import { counts, notifications, now, request } from '../../src/flow/desk/contract.ts';
import type { Args } from '../api.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, dayAndTime, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { Marks } from './draft.ts';
import { QuestionTicks } from './question-ticks.tsx';
import type { MessageView } from './request-view.ts';

type Own = NonNullable<MessageView['ownMail']>;
type Said = Args<typeof confirmAnswers>['body'];

const refreshes = [now, request, counts, notifications];

/** A mail from somebody's own client counts by rule until somebody says what it answered (R18); said, it can be changed. */
export function MailOwn({ message, own }: { readonly message: MessageView; readonly own: Own }) {
  const [changing, setChanging] = useState(false);
  const minute = useServerMinute();
  const { confirmed } = own;
  const mayConfirm = own.can.includes('confirm');
  if (confirmed !== null && !changing)
    return (
      <div className="heed-cleared">
        <span>
          What it answered was confirmed by {confirmed.by}, {dayAndTime(Date.parse(confirmed.at), minute)}
        </span>
        {mayConfirm ? (
          <button type="button" className="heed-quiet-button" onClick={() => setChanging(true)}>
            Change
          </button>
        ) : null}
      </div>
    );
  return mayConfirm ? (
    <Confirm message={message} own={own} done={() => setChanging(false)} />
  ) : (
    <div className="heed-cleared">{fromWhere(message)} Nobody has confirmed yet what it answered.</div>
  );
}

/** What counts by rule, in words. */
function fromWhere({ author, replyClass }: MessageView): string {
  const counts = replyClass === 'R1' ? 'By rule it answers nothing.' : 'It stopped the clock by rule.';
  return `Sent from ${author}’s own mail. ${counts}`;
}

function Confirm({ message, own, done }: { message: MessageView; own: Own; done: () => void }) {
  const org = useOrg();
  const [marks, setMarks] = useState<Marks>(() => marksOf(own));
  const [promised, setPromised] = useState(true);
  const [quote, setQuote] = useState(false);
  const command = useCommand(confirmAnswers, { refreshes });
  const params = { org, id: message.id };
  const said = (given: Marks): Pick<Said, 'answers' | 'parts'> => ({
    answers: own.questions.flatMap(({ id }) => (given[id] === 'answered' ? id : [])),
    parts: own.questions.flatMap(({ id }) => (given[id] === 'part' ? id : [])),
  });
  const before = { ...said(marksOf(own)), quote: false, ...(promised ? {} : { interim: own.interim }) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...said(marks), quote, ...(promised ? {} : { interim: null }) };
    command.mutate(
      { params, body },
      {
        onSuccess: ({ replyClass }) => {
          done();
          const undo = () => command.mutate({ params, body: before });
          // That it was the quote can't be taken back.
          showToast({ text: `Confirmed: class ${replyClass}.`, ...(quote ? {} : { undo }) });
        },
      },
    );
  };
  return (
    <form className="heed-own-mail" onSubmit={submit} aria-label="What did this mail answer?">
      <p>
        {own.confirmed === null ? fromWhere(message) : null}
        {own.questions.length > 0 ? ' Which questions did it answer?' : ' No question was open then.'}
      </p>
      <QuestionTicks
        questions={own.questions}
        marks={marks}
        suggested={own.confirmed === null ? [...own.answers, ...own.parts] : []}
        setMark={(id, mark) => setMarks({ ...marks, [id]: mark })}
      />
      {own.interim === null ? null : (
        <Tick checked={promised} set={setPromised}>
          {own.interim.who} promised an answer by <When at={own.interim.by} />
        </Tick>
      )}
      {own.mayBeQuote ? (
        <Tick checked={quote} set={setQuote}>
          Its file is the quote that was asked for
        </Tick>
      ) : null}
      <div className="heed-own-mail-acts">
        <Button type="submit" size="xs" loading={command.isPending}>
          Confirm
        </Button>
        {own.confirmed === null ? null : (
          <Button variant="subtle" size="xs" onClick={done}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
  readonly children: React.ReactNode;
}

function Tick({ checked, set, children }: TickProps) {
  return (
    <label className="heed-own-mail-tick">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

function When({ at }: { readonly at: string }) {
  return <>{dayAndTime(Date.parse(at), useServerMinute())}</>;
}

function marksOf({ questions, answers, parts }: Own): Marks {
  return Object.fromEntries(
    questions.map(({ id }) => [id, answers.includes(id) ? 'answered' : parts.includes(id) ? 'part' : 'open']),
  );
}
