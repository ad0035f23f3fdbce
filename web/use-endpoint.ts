import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Endpoint } from '../src/platform/contract.ts';
import { type Answer, type Args, call } from './api.ts';
import { asProblem, type Problem } from './problem.ts';
import { showProblem } from './ui/toast.tsx';

/** The cache key of an endpoint, or of all its answers when no arguments are given. */
export function keyOf<E extends Endpoint>(endpoint: E, args?: Args<E>): readonly unknown[] {
  const { params, query } = (args ?? {}) as { params?: unknown; query?: unknown };
  if (args === undefined) return [endpoint.path];
  return query === undefined ? [endpoint.path, params ?? {}] : [endpoint.path, params ?? {}, query];
}

export interface EndpointOptions {
  readonly enabled?: boolean;
  readonly staleTime?: number;
  readonly refetchInterval?: number | false;
  /** Keep the last page on screen while the next one loads. */
  readonly keepPrevious?: boolean;
}

/** Reads a GET endpoint through the cache. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  args: Args<E>,
  options: EndpointOptions = {},
): UseQueryResult<Answer<E>, Problem> {
  const { keepPrevious, ...rest } = options;
  return useQuery<Answer<E>, Problem>({
    queryKey: keyOf(endpoint, args),
    queryFn: ({ signal }) => call(endpoint, args, { signal }).catch(rethrow),
    ...rest,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  } as Parameters<typeof useQuery<Answer<E>, Problem>>[0]);
}

export interface CommandOptions<E extends Endpoint> {
  /** Endpoints whose cached answers are asked again afterwards. */
  readonly refreshes?: readonly Endpoint[];
  readonly onDone?: (answer: Answer<E>, args: Args<E>) => void;
  /** Applied at once; returns what takes it back when the server refuses. */
  readonly optimistic?: (client: QueryClient, args: Args<E>) => (() => void) | undefined;
  /** Forms that show the problem themselves say true; otherwise a toast tells. */
  readonly quiet?: boolean;
}

/** Calls an endpoint that changes something: `command.mutate({params, body})`, or `mutateAsync`. */
export function useCommand<E extends Endpoint>(endpoint: E, options: CommandOptions<E> = {}) {
  const client = useQueryClient();
  return useMutation<Answer<E>, Problem, Args<E>, { undo: (() => void) | undefined }>({
    mutationFn: (args) => call(endpoint, args).catch(rethrow),
    onMutate: (args) => ({ undo: options.optimistic?.(client, args) }),
    onError: (problem, _args, context) => {
      context?.undo?.();
      if (!options.quiet) showProblem(problem);
    },
    onSuccess: (answer, args) => options.onDone?.(answer, args),
    onSettled: () => {
      for (const other of options.refreshes ?? []) void client.invalidateQueries({ queryKey: [other.path] });
    },
  });
}

function rethrow(error: unknown): never {
  throw asProblem(error);
}
