import type { QueryClient } from '@tanstack/react-query';
import { counts, keepKind, now, request, setKind } from '../../src/flow/desk/contract.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { keyOf, useCommand } from '../use-endpoint.ts';
import { kindText, type RequestKind } from './kind-names.ts';
import type { RequestView } from './request-view.ts';

const refreshes = [now, request, counts];

/** Says what a request is, or that the kind it seems to be is wrong: at once on screen, undone from the toast. */
export function useKind(view: RequestView) {
  const org = useOrg();
  const params = { org, id: view.id };
  const show = (change: Partial<RequestView>) => (client: QueryClient) => showAtOnce(client, params, change);
  const set = useCommand(setKind, {
    refreshes,
    optimistic: (client, { body }) => show({ kind: body.kind, suggestedKind: null })(client),
  });
  const keep = useCommand(keepKind, { refreshes, optimistic: show({ suggestedKind: null }) });
  const choose = (kind: RequestKind) => {
    const before = view.kind as RequestKind;
    const undo = () => set.mutate({ params, body: { kind: before } });
    const onSuccess = () =>
      showToast({
        text: `Kind: ${kindText(kind)}.`,
        ...(kind === 'quote' ? { detail: 'Its own clock runs from the words that ask for it.' } : {}),
        ...(before === kind ? {} : { undo }),
      });
    set.mutate({ params, body: { kind } }, { onSuccess });
  };
  return { choose, keep: () => keep.mutate({ params }) };
}

function showAtOnce(
  client: QueryClient,
  params: { readonly org: string; readonly id: string },
  change: Partial<RequestView>,
): () => void {
  const key = keyOf(request, { params });
  const before = client.getQueryData<RequestView>(key);
  client.setQueryData<RequestView>(key, (data) => data && { ...data, ...change });
  return () => client.setQueryData(key, before);
}
