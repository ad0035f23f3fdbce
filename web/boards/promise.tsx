import './promise.css';
import { Link } from 'react-router';
import { promisePage } from '../../src/flow/measurement/promise/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { PromiseFrame } from './promise-frame.tsx';
import { PromiseState } from './promise-state.tsx';

/** The public promise among the boards: the same page and figures as anybody sees (S0-32). */
export function PromiseBoardPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(promisePage, { params: { org } });
  return (
    <>
      <PageHeader
        title="Promise"
        lead={
          data?.state === 'published'
            ? 'What we promise and what came of it, as anybody can read it. Misses included.'
            : 'What we promise and what came of it, as anybody could read it. Nobody outside sees it now.'
        }
        actions={<Link to={paths.publicPromise(org)}>Public promise in the settings</Link>}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? (
        <>
          <PromiseState view={data} />
          <PromiseFrame />
        </>
      ) : null}
    </>
  );
}
