import './hand-over.css';
import './help.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, ClockBadge, dayAndTime, fullTime, Textarea } from '../ui/index.ts';
import { insertInReply } from './insert-in-reply.ts';
import { type HelpView, type HelpWords, useHelp } from './use-help.ts';

export interface HelpItemProps {
  readonly ask: HelpView;
  readonly asOf: string;
  /** On the page of its request: without the way there, and with the way into the reply. */
  readonly onPage?: { readonly canReply: boolean } | undefined;
}

/** One question to a colleague: who asks whom what, how long they have, what came of it. */
export function HelpItem({ ask, asOf, onPage }: HelpItemProps) {
  const { clock } = ask;
  return (
    <li className="heed-internal heed-help" data-state={ask.state}>
      <div className="heed-internal-head">
        <span>
          <strong>{ask.byMe ? 'You' : ask.askedBy.name}</strong> asked{' '}
          <strong>{ask.forMe && ask.to.kind === 'person' ? 'you' : ask.to.name}</strong>
        </span>
        <When at={ask.askedAt} />
        <Badge>internal, never sent</Badge>
        {ask.afterId === null ? null : <span className="heed-soft">once more</span>}
        {clock === null ? null : <ClockBadge clock={clock} asOf={asOf} showBuyer={false} />}
      </div>
      <p>{ask.question}</p>
      {onPage ? null : <About ask={ask} />}
      <Between ask={ask} />
      <Outcome ask={ask} onPage={onPage} />
      <Acts ask={ask} />
    </li>
  );
}

function When({ at }: { readonly at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={fullTime(instant)} className="heed-soft">
      {dayAndTime(instant, useServerMinute())}
    </time>
  );
}

function About({ ask: { request } }: { readonly ask: HelpView }) {
  const org = useOrg();
  if (request === null) return null;
  return (
    <Link className="heed-help-about" to={paths.request(org, request.id)}>
      {request.contact}: {request.subject || 'without a subject'}
    </Link>
  );
}

/** What the helper had to know first. */
function Between({ ask }: { readonly ask: HelpView }) {
  if (ask.needed === null) return null;
  return (
    <>
      <p>
        <span className="heed-soft">{ask.to.name} has to know: </span>
        {ask.needed}
      </p>
      {ask.given === null ? null : (
        <p>
          <span className="heed-soft">{ask.askedBy.name}: </span>
          {ask.given}
        </p>
      )}
    </>
  );
}

function Outcome({ ask, onPage }: Pick<HelpItemProps, 'ask' | 'onPage'>) {
  const { state, answer, answeredBy, answeredAt, request } = ask;
  const who = answeredBy?.name ?? ask.to.name;
  if (state === 'withdrawn') return <p className="heed-soft">Taken back.</p>;
  if (state === 'taken_over') return <p className="heed-soft">{who} took the request over.</p>;
  if (state !== 'answered') return null;
  if (answer === null) return <p className="heed-soft">{who} answered the contact.</p>;
  const use = () => request && insertInReply(request.id, `My colleague ${who} says: “${answer}”`);
  return (
    <div className="heed-help-answer">
      <div className="heed-internal-head">
        <strong>{who}</strong> {answeredAt === null ? null : <When at={answeredAt} />}
      </div>
      <p>{answer}</p>
      {onPage?.canReply ? (
        <Button size="compact-sm" variant="default" onClick={use}>
          Use in reply
        </Button>
      ) : null}
    </div>
  );
}

const acts: Readonly<Record<HelpWords, { button: string; label: string; send: string }>> = {
  answer: { button: 'Answer…', label: 'Your answer', send: 'Answer' },
  need: { button: 'Ask back…', label: 'What you have to know first', send: 'Ask back' },
  give: { button: 'Give it…', label: 'What they have to know', send: 'Give it' },
  again: { button: 'Does not do, ask again…', label: 'What is still missing', send: 'Ask again' },
};
const order: readonly HelpWords[] = ['answer', 'need', 'give', 'again'];

function Acts({ ask }: { readonly ask: HelpView }) {
  const [writing, setWriting] = useState<HelpWords | null>(null);
  const [words, setWords] = useState('');
  const close = () => {
    setWriting(null);
    setWords('');
  };
  const { say, takeOver, withdraw, pending } = useHelp(ask, close);
  if (ask.can.length === 0) return null;
  if (writing !== null && ask.can.includes(writing)) {
    return (
      <form
        className="heed-help-form"
        onSubmit={(event) => {
          event.preventDefault();
          say(writing, words);
        }}
      >
        <Textarea
          label={acts[writing].label}
          autoFocus
          minRows={2}
          maxRows={10}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              if (words.trim().length >= 2) say(writing, words);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              close();
            }
          }}
        />
        <div className="heed-help-acts">
          <Button type="submit" size="compact-sm" loading={pending} disabled={words.trim().length < 2}>
            {acts[writing].send}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
            Cancel
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="heed-help-acts">
      {order
        .filter((act) => ask.can.includes(act))
        .map((act) => (
          <Button
            key={act}
            size="compact-sm"
            variant={act === 'answer' || act === 'give' ? 'light' : 'default'}
            onClick={() => setWriting(act)}
          >
            {acts[act].button}
          </Button>
        ))}
      {ask.can.includes('take_over') ? (
        <Button size="compact-sm" variant="default" loading={pending} onClick={takeOver}>
          Take over
        </Button>
      ) : null}
      {ask.can.includes('withdraw') ? (
        <Button size="compact-sm" variant="default" loading={pending} onClick={withdraw}>
          Take back
        </Button>
      ) : null}
    </div>
  );
}
