import './help.css';
import { help } from '../../src/flow/desk/help/contract.ts';
import { useOrg } from '../session.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { HelpItem } from './help-item.tsx';

/** Above the list of those who wait: colleagues who need the reader, and answers that miss something of theirs. */
export function HelpGroup() {
  const { data } = useEndpoint(help, { params: { org: useOrg() } }, { refetchInterval: 60_000 });
  const open = data?.asks.filter(({ can }) => can.includes('answer') || can.includes('give')) ?? [];
  if (data === undefined || open.length === 0) return null;
  return (
    <section className="heed-help-group" aria-label="Colleagues need you">
      <h2 className="heed-group">
        Colleagues need you <span>{open.length}</span>
      </h2>
      <ul>
        {open.map((ask) => (
          <HelpItem key={ask.id} ask={ask} asOf={data.time.now} />
        ))}
      </ul>
    </section>
  );
}
