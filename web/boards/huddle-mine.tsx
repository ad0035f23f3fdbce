import './huddle.css';
import { myActions } from '../../src/flow/measurement/huddle/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { isReader, useOrg, useOrganisation } from '../session.ts';
import { Checkbox, dayAndTime, Section } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { useActionDone } from './use-action-done.ts';

/** What was agreed in huddles for the reader, to be ticked off where they plan their day. */
export function MyHuddleActions() {
  const org = useOrg();
  const now = useServerMinute();
  const setDone = useActionDone();
  const { data } = useEndpoint(myActions, { params: { org } }, { enabled: isReader(useOrganisation()) });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="Agreed in the huddle">
      <ul className="heed-huddle-list">
        {data.items.map((action) => (
          <li key={action.id} className="heed-huddle-row" data-done={action.doneAt !== null}>
            <Checkbox
              checked={action.doneAt !== null}
              label={action.text}
              onChange={() => setDone(action, action.doneAt === null)}
            />
            <span className="heed-huddle-figure" data-late={action.late}>
              {action.late ? 'was due' : 'by'} {dayAndTime(Date.parse(action.dueAt), now, data.zone)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
