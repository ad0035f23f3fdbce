import { useServerMinute } from '../server-clock.ts';
import { dayAndTime } from '../ui/index.ts';
import { holdingText } from './holding-text.ts';
import type { RequestView } from './request-view.ts';

/** Who has it, and how it came to them. */
export function ContextOwner({ view }: { readonly view: RequestView }) {
  const now = useServerMinute();
  return (
    <section>
      <h2>Owner</h2>
      <p>{view.owner?.name ?? 'Nobody yet'}</p>
      <ol className="heed-assignments">
        {view.assignments.map((assignment) => (
          <li key={`${assignment.from}${assignment.person.id}`}>
            <time dateTime={assignment.from}>{dayAndTime(Date.parse(assignment.from), now)}</time>
            <span>
              {assignment.person.name}
              <span className="heed-soft heed-assignment-reason">{assignment.reason}</span>
              <span className="heed-soft heed-assignment-reason">{holdingText(assignment, now)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
