import './help.css';
import { help } from '../../src/flow/desk/help/contract.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { HelpItem } from './help-item.tsx';
import type { HelpView } from './use-help.ts';

/** Help among colleagues: asked of the reader and by them, open ones in front. */
export function HelpPage() {
  const query = useEndpoint(help, { params: { org: useOrg() } }, { refetchInterval: 60_000 });
  const { data } = query;
  return (
    <div className="heed-help-page">
      <PageHeader
        title="Help"
        lead="What colleagues ask you, and what you asked them. None of it is ever sent to a contact."
      />
      {query.isError && data === undefined ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={5} />
      ) : data.asks.length === 0 ? (
        <EmptyState title="Nobody needs you just now">
          When a colleague asks you something it stands here.
        </EmptyState>
      ) : (
        <>
          <Asks title="Asked of you" asks={data.asks.filter(({ forMe }) => forMe)} asOf={data.time.now} />
          <Asks title="Asked by you" asks={data.asks.filter(({ forMe }) => !forMe)} asOf={data.time.now} />
        </>
      )}
    </div>
  );
}

interface AsksProps {
  readonly title: string;
  readonly asks: readonly HelpView[];
  readonly asOf: string;
}

function Asks({ title, asks, asOf }: AsksProps) {
  if (asks.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {asks.map((ask) => (
          <HelpItem key={ask.id} ask={ask} asOf={asOf} />
        ))}
      </ul>
    </section>
  );
}
