import './targets.css';
import './routing.css';
import { useSearchParams } from 'react-router';
import { routing } from '../../src/flow/routing/rules/contract.ts';
import { teams } from '../../src/people/skills/contract.ts';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Select, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { RoutingDesk } from './routing-desk.tsx';

/** Who gets what comes in: the rules of a desk, tried against real requests before they are switched on. */
export function RoutingPage() {
  const org = useOrg();
  const [query, setQuery] = useSearchParams();
  const list = useEndpoint(teams, { params: { org } });
  const desks = list.data?.desks ?? [];
  const desk = desks.find(({ id }) => id === query.get('desk')) ?? desks[0];
  return (
    <div className="heed-routing">
      <PageHeader
        title="Routing"
        lead="Who gets what comes in. Whoever knows most of what is asked comes first; rules add what words alone don’t tell."
        actions={
          desks.length > 1 && desk ? (
            <Select
              aria-label="Desk"
              value={desk.id}
              data={desks.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setQuery({ desk: event.currentTarget.value }, { replace: true })}
            />
          ) : null
        }
      />
      {list.error && !list.data ? (
        <ErrorState problem={list.error} retry={() => void list.refetch()} />
      ) : null}
      {!list.data && !list.error ? <Skeleton rows={6} height={56} /> : null}
      {desk ? <OneDesk key={desk.id} deskId={desk.id} /> : null}
    </div>
  );
}

function OneDesk({ deskId }: { readonly deskId: string }) {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(routing, { params: { org, id: deskId } });
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  return data ? <RoutingDesk view={data} /> : <Skeleton rows={6} height={56} />;
}
