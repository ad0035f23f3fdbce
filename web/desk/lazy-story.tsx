import { request } from '../../src/flow/desk/contract.ts';
import { useOrg } from '../session.ts';
import { ClockStory, ErrorState, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

/** A clock's story, fetched when it is asked for. */
export function LazyStory({ requestId, clockId }: { readonly requestId: string; readonly clockId: string }) {
  const org = useOrg();
  const query = useEndpoint(request, { params: { org, id: requestId } });
  if (query.isError && query.data === undefined) {
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  }
  const clock = query.data?.clocks.find(({ id }) => id === clockId);
  if (clock === undefined) return query.isPending ? <Skeleton rows={3} /> : <p>This clock is gone.</p>;
  return <ClockStory clock={clock} story={clock.story} />;
}
