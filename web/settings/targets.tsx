import './targets.css';
import { useSearchParams } from 'react-router';
import { targets } from '../../src/flow/clocks/targets/contract.ts';
import { standard } from '../../src/flow/measurement/standard/contract.ts';
import { useOrg } from '../session.ts';
import { Drawer, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { TargetsEditor } from './targets-editor.tsx';
import { TargetsList } from './targets-list.tsx';
import { TargetsProposals } from './targets-proposals.tsx';

/** What people can count on, in plain words: targets in force, planned, proposed, and how they came about. */
export function TargetsPage() {
  const org = useOrg();
  const [query, setQuery] = useSearchParams();
  const { data, error, refetch } = useEndpoint(targets, { params: { org } }, { refetchInterval: 60_000 });
  const { data: results } = useEndpoint(standard, { params: { org } });
  const close = () => setQuery({}, { replace: true });
  const editing = data?.kinds.find(({ kind }) => kind === query.get('edit')) ?? null;
  const mayPropose = data?.can.includes('propose') ?? false;
  return (
    <>
      <PageHeader
        title="Targets"
        lead="What people can count on. A new target holds for clocks that start after it; open clocks keep theirs."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={7} height={72} /> : null}
      {data ? (
        <>
          <TargetsProposals view={data} />
          <TargetsList
            view={data}
            results={results}
            {...(mayPropose ? { onEdit: (kind) => setQuery({ edit: kind }) } : {})}
          />
        </>
      ) : null}
      <Drawer
        opened={editing !== null && mayPropose}
        onClose={close}
        position="right"
        size="md"
        title={<span className="heed-strong">{editing?.title}</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {data && editing ? (
          <TargetsEditor key={editing.kind} view={data} kind={editing} onClose={close} />
        ) : null}
      </Drawer>
    </>
  );
}
