import './context.css';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime } from '../ui/index.ts';
import { ContextClocks } from './context-clocks.tsx';
import { ContextCompetitors } from './context-competitors.tsx';
import { ContextContact } from './context-contact.tsx';
import { ContextFollowUps } from './context-follow-ups.tsx';
import { ContextMisses } from './context-misses.tsx';
import { ContextOwner } from './context-owner.tsx';
import { ContextPages } from './context-pages.tsx';
import { ContextPromises } from './context-promises.tsx';
import { ContextQuestions } from './context-questions.tsx';
import { ContextValue } from './context-value.tsx';
import { ContextVerdict } from './context-verdict.tsx';
import { ContextWork } from './context-work.tsx';
import { type RequestView, stateText } from './request-view.ts';

export interface ContextPaneProps {
  readonly view: RequestView;
  readonly refresh: () => void;
}

/** Clocks, promises, questions, the person, and how it came to its owner. */
export function ContextPane({ view, refresh }: ContextPaneProps) {
  return (
    <aside className="heed-context" aria-label="Clocks and contact">
      <ContextClocks view={view} refresh={refresh} />
      <ContextMisses view={view} />
      <ContextPromises view={view} />
      <ContextFollowUps view={view} />
      <ContextWork view={view} />
      <ContextQuestions view={view} />
      <ContextValue view={view} />
      <ContextVerdict view={view} />
      <ContextCompetitors view={view} />
      <ContextOwner view={view} />
      <ContextContact view={view} />
      <ContextPages view={view} />
      <Earlier view={view} />
    </aside>
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
