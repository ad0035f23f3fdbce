import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { paths } from '../paths.ts';
import { asProblem, Problem } from '../problem.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/index.ts';

/** While the first page's script is on its way. */
export function Opening() {
  return <Skeleton rows={8} />;
}

export function PageNotFound() {
  return (
    <main>
      <EmptyState title="There is no such page" action={<Link to={paths.home}>Go to your desk</Link>}>
        The address may be old, or mistyped.
      </EmptyState>
    </main>
  );
}

/** A page that failed: the words, and a fresh start. */
export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <PageNotFound />;
  return (
    <main>
      <ErrorState problem={readable(error)} retry={() => window.location.reload()} />
    </main>
  );
}

function readable(error: unknown): Problem {
  const problem = asProblem(error);
  if (!/dynamically imported module|module script/i.test(problem.detail)) return problem;
  return new Problem({
    status: 0,
    title: 'This page could not be loaded',
    detail: 'Heed was updated or the connection broke. Nothing you wrote is lost; try again.',
    errors: [],
  });
}
