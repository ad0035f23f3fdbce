import './context.css';
import { IconCircle, IconCircleCheck, IconCircleHalf2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime } from '../ui/index.ts';
import { ContextClocks } from './context-clocks.tsx';
import { ContextContact } from './context-contact.tsx';
import { type RequestView, stateText } from './request-view.ts';

export interface ContextPaneProps {
  readonly view: RequestView;
  readonly refresh: () => void;
}

/** Clocks, questions, the person, and how it came to its owner. */
export function ContextPane({ view, refresh }: ContextPaneProps) {
  return (
    <aside className="heed-context" aria-label="Clocks and contact">
      <ContextClocks view={view} refresh={refresh} />
      <Questions view={view} />
      <ContextContact view={view} />
      <Owner view={view} />
      <Earlier view={view} />
    </aside>
  );
}

const marks = {
  open: { icon: IconCircle, word: 'open' },
  part: { icon: IconCircleHalf2, word: 'answered in part' },
  answered: { icon: IconCircleCheck, word: 'answered' },
} as const;

function Questions({ view }: { readonly view: RequestView }) {
  if (view.questions.length === 0) return null;
  return (
    <section>
      <h2>Questions</h2>
      <ul className="heed-questions">
        {view.questions.map(({ id, text, implied, state }) => {
          const { icon: Icon, word } = marks[state];
          return (
            <li key={id} data-state={state}>
              <Icon size={16} stroke={1.8} aria-label={word} />
              <span>
                {text}
                {implied ? <span className="heed-soft"> implied</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Owner({ view }: { readonly view: RequestView }) {
  const now = useServerMinute();
  return (
    <section>
      <h2>Owner</h2>
      <p>{view.owner?.name ?? 'Nobody yet'}</p>
      <ol className="heed-assignments">
        {view.assignments.map(({ person, from, state, reason }) => (
          <li key={`${from}${person.id}`}>
            <time dateTime={from}>{dayAndTime(Date.parse(from), now)}</time>
            <span>
              {person.name} <span className="heed-soft">{state}</span>
              <span className="heed-soft heed-assignment-reason">{reason}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Earlier({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const now = useServerMinute();
  const { earlierRequests } = view.contact;
  if (earlierRequests.length === 0) return null;
  return (
    <section>
      <h2>Earlier requests</h2>
      <ul className="heed-earlier">
        {earlierRequests.map(({ id, subject, receivedAt, state }) => (
          <li key={id}>
            <Link to={paths.request(org, id)}>{subject || 'Without a subject'}</Link>
            <span className="heed-soft">
              {dayAndTime(Date.parse(receivedAt), now)}, {stateText(state).toLowerCase()}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
