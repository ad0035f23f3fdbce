import type { QueryClient } from '@tanstack/react-query';
import {
  cancelFollowUp,
  completeFollowUp,
  followUps,
  moveFollowUp,
  reopenFollowUp,
  shareFollowUps,
} from '../../src/flow/desk/follow-ups/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg } from '../session.ts';
import { count, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { askNext, type OpenLead } from './ask-next.ts';
import { refreshes } from './refreshes.ts';

interface Named {
  readonly id: string;
  readonly text: string;
}

type List = Answer<typeof followUps>;

/** Takes items off the lists on screen at once. */
function without(ids: readonly string[]) {
  return (client: QueryClient) => {
    const key = [followUps.path];
    const before = client.getQueriesData<List>({ queryKey: key });
    client.setQueriesData<List>(
      { queryKey: key },
      (list) => list && { ...list, items: list.items.filter(({ id }) => !ids.includes(id)) },
    );
    return () => {
      for (const [known, data] of before) client.setQueryData(known, data);
    };
  };
}

/** Done, called off, moved: at once on screen, undone from the toast. */
export function useFollowUpActs() {
  const org = useOrg();
  const reopen = useCommand(reopenFollowUp, { refreshes });
  const takeBack = (id: string) => () => reopen.mutate({ params: { org, id } });
  const complete = useCommand(completeFollowUp, {
    refreshes,
    optimistic: (client, { params }) => without([params.id])(client),
  });
  const cancel = useCommand(cancelFollowUp, {
    refreshes,
    optimistic: (client, { params }) => without([params.id])(client),
  });
  const move = useCommand(moveFollowUp, { refreshes });
  return {
    done: (item: Named, place: OpenLead, valueItem?: string) =>
      complete.mutate(
        { params: { org, id: item.id }, body: valueItem === undefined ? {} : { valueItem } },
        {
          onSuccess: ({ asksNext }) => {
            showToast({ text: `Done: ${item.text}`, undo: takeBack(item.id) });
            if (asksNext) askNext(place);
          },
        },
      ),
    cancel: (item: Named, place: OpenLead, reason: string) =>
      cancel.mutate(
        { params: { org, id: item.id }, body: { reason } },
        {
          onSuccess: ({ asksNext }) => {
            showToast({ text: `Called off: ${item.text}`, undo: takeBack(item.id) });
            if (asksNext) askNext(place);
          },
        },
      ),
    move: (item: Named, dueAt: number, askedByContact: boolean) =>
      move.mutate(
        { params: { org, id: item.id }, body: { dueAt: new Date(dueAt).toISOString(), askedByContact } },
        {
          onSuccess: () =>
            showToast({
              text: askedByContact
                ? 'Moved to the date they asked for.'
                : 'Put off. It stays due when it was.',
            }),
        },
      ),
  };
}

/** Gives items to a colleague, or shares them over those on duty; the undo gives each back to who had it. */
export function useShare() {
  const org = useOrg();
  const back = useCommand(shareFollowUps, { refreshes });
  const share = useCommand(shareFollowUps, {
    refreshes,
    optimistic: (client, { body }) => without(body.ids)(client),
  });
  const undo = (handed: Answer<typeof shareFollowUps>['handed']) => async () => {
    for (const [to, items] of Map.groupBy(handed, ({ from }) => from))
      await back.mutateAsync({ params: { org }, body: { ids: items.map(({ id }) => id), to } });
  };
  return (ids: readonly string[], to: { readonly id: string; readonly name: string } | null) =>
    share.mutate(
      { params: { org }, body: { ids: [...ids], to: to?.id ?? null } },
      {
        onSuccess: ({ handed }) => {
          const people = new Set(handed.map((one) => one.to)).size;
          const whom = to?.name ?? count(people, 'colleague');
          showToast({
            text: `${count(handed.length, 'follow-up')} went to ${whom}. Due times stay as they were.`,
            undo: () => void undo(handed)(),
          });
        },
      },
    );
}
