import { claim, counts, now, release, request } from '../../src/flow/desk/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg, useSession } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { keyOf, useCommand } from '../use-endpoint.ts';

export interface Claimable {
  readonly id: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly contact: { readonly name: string };
}

type NowAnswer = Answer<typeof now>;

/** Takes a request: at once on screen, taken back with words when the server refuses, undone from the toast. */
export function useClaim(): (item: Claimable) => void {
  const org = useOrg();
  const me = useSession().data?.user;
  const undo = useCommand(release, { refreshes: [now, request, counts] });
  const take = useCommand(claim, {
    refreshes: [now, request, counts],
    optimistic: (client, args) => {
      if (!me) return undefined;
      const key = keyOf(now, { params: { org } });
      const before = client.getQueryData<NowAnswer>(key);
      client.setQueryData<NowAnswer>(key, (data) => data && withOwner(data, args.params.id, me));
      return () => client.setQueryData(key, before);
    },
  });
  return (item) => {
    const owner = item.owner?.id ?? null;
    const params = { org, id: item.id };
    take.mutate(
      { params, body: { owner } },
      {
        onSuccess: () =>
          showToast({
            text: `${item.contact.name} is yours.`,
            undo: () => undo.mutate({ params, body: { to: owner } }),
          }),
      },
    );
  };
}

function withOwner(data: NowAnswer, id: string, me: { id: string; name: string }): NowAnswer {
  const items = data.items.map((item) =>
    item.id === id
      ? {
          ...item,
          owner: { id: me.id, name: me.name },
          mine: true,
          can: item.can.filter((act) => act !== 'claim'),
        }
      : item,
  );
  return { ...data, items };
}
