import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, count, ErrorState, Skeleton, Switch } from '../ui/index.ts';
import type { Rules, TryOut } from './routing-draft.ts';
import { RoutingTryRow } from './routing-try-row.tsx';
import { useTryOut } from './use-try-out.ts';

interface RoutingTryOutProps {
  readonly deskId: string;
  /** null while they can't be tried. */
  readonly rules: Rules | null;
}

const PAGE = 25;

/** Who would have got the requests of the last seven days by the rules as they stand here. */
export function RoutingTryOut({ deskId, rules }: RoutingTryOutProps) {
  const { data, error, isFetching, refetch } = useTryOut(deskId, rules);
  return (
    <section className="heed-routing-try" aria-labelledby="routing-try" aria-busy={isFetching}>
      <h2 id="routing-try">Who would get last week’s requests?</h2>
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} height={48} /> : null}
      {data ? <Tried data={data} /> : null}
    </section>
  );
}

function Tried({ data }: { readonly data: TryOut }) {
  const [query, setQuery] = useSearchParams();
  const [shown, setShown] = useState(PAGE);
  const onlyChanges = query.has('changes');
  const rows = onlyChanges ? data.rows.filter(({ changed }) => changed) : data.rows;
  const filter = (on: boolean) => {
    const next = new URLSearchParams(query);
    if (on) next.set('changes', '');
    else next.delete('changes');
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  if (data.rows.length === 0)
    return (
      <p className="heed-routing-none">
        Nothing came in on this desk in the last seven days. Try some words below.
      </p>
    );
  return (
    <>
      <p className="heed-flat" role="status">
        {countsText(data)}
      </p>
      <Switch
        label="Only changes"
        size="sm"
        checked={onlyChanges}
        onChange={(event) => filter(event.currentTarget.checked)}
      />
      {rows.length === 0 ? (
        <p className="heed-routing-none">Everything would go to whoever really got it.</p>
      ) : (
        <ul className="heed-rows heed-routing-tried" aria-label="Requests tried">
          {rows.slice(0, shown).map((row) => (
            <RoutingTryRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {rows.length > shown ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 4 * PAGE)}>
          Show more ({rows.length - shown})
        </Button>
      ) : null}
      {data.more > 0 ? (
        <p className="heed-soft heed-small heed-flat">The newest 200; {data.more} more came in these days.</p>
      ) : null}
    </>
  );
}

function countsText({ counts: { all, changed, unfitted, nobody } }: TryOut): string {
  const parts = [
    changed === 0 ? 'none would go to somebody else' : `${changed} would go to somebody else`,
    ...(unfitted === 0 ? [] : [`${unfitted} to somebody who knows nothing of it`]),
    ...(nobody === 0 ? [] : [`${nobody} to nobody`]),
  ];
  return `Of ${count(all, 'request')} ${parts.join(', ')}. Duty is as it was then; calls and silence are left out.`;
}
