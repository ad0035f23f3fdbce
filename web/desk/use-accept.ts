import { accept, counts, now, request } from '../../src/flow/desk/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { keyOf, useCommand } from '../use-endpoint.ts';

export interface Acceptable {
  readonly id: string;
  readonly contact: { readonly name: string };
}

type NowAnswer = Answer<typeof now>;
type RequestAnswer = Answer<typeof request>;

/** "I have it": nobody needs to look after the request's silence any more. At once on screen. */
export function useAccept(): (item: Acceptable) => void {
  const org = useOrg();
  const command = useCommand(accept, {
    refreshes: [now, request, counts],
    optimistic: (client, { params: { id } }) => {
      const list = keyOf(now, { params: { org } });
      const page = keyOf(request, { params: { org, id } });
      const [listBefore, pageBefore] = [
        client.getQueryData<NowAnswer>(list),
        client.getQueryData<RequestAnswer>(page),
      ];
      client.setQueryData<NowAnswer>(list, (data) => data && acceptedIn(data, id));
      client.setQueryData<RequestAnswer>(page, (data) => data && withoutAccept(data));
      return () => {
        client.setQueryData(list, listBefore);
        client.setQueryData(page, pageBefore);
      };
    },
  });
  return ({ id, contact }) =>
    command.mutate(
      { params: { org, id } },
      { onSuccess: () => showToast({ text: `You have ${contact.name}’s request.` }) },
    );
}

function acceptedIn(data: NowAnswer, id: string): NowAnswer {
  return { ...data, items: data.items.map((item) => (item.id === id ? withoutAccept(item) : item)) };
}

function withoutAccept<T extends { can: string[] }>(item: T): T {
  return { ...item, can: item.can.filter((act) => act !== 'accept') };
}
