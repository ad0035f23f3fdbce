import type { QueryClient } from '@tanstack/react-query';
import { huddle, myActions, setActionDone } from '../../src/flow/measurement/huddle/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { HuddleView } from './huddle-text.ts';

type Action = HuddleView['actions'][number];
type Mine = Answer<typeof myActions>;

/** Ticks an action at once, with undo. */
export function useActionDone(): (action: Action, done: boolean) => void {
  const org = useOrg();
  const command = useCommand(setActionDone, {
    refreshes: [huddle, myActions],
    optimistic: (client, { params, body }) => tick(client, params.id, body.done),
  });
  const set = (action: Action, done: boolean) =>
    command.mutate({ params: { org, id: action.id }, body: { done } });
  return (action, done) => {
    set(action, done);
    if (done) showToast({ text: `Done: ${action.text}`, undo: () => set(action, false) });
  };
}

function tick(client: QueryClient, id: string, done: boolean): () => void {
  const before = [huddle, myActions].flatMap(({ path }) => client.getQueriesData({ queryKey: [path] }));
  const doneAt = done ? new Date().toISOString() : null;
  const ticked = (actions: Action[]) =>
    actions.map((action) => (action.id === id ? { ...action, doneAt, late: false } : action));
  client.setQueriesData<HuddleView>(
    { queryKey: [huddle.path] },
    (view) => view && { ...view, actions: ticked(view.actions), lastActions: ticked(view.lastActions) },
  );
  client.setQueriesData<Mine>(
    { queryKey: [myActions.path] },
    (mine) => mine && { ...mine, items: ticked(mine.items) },
  );
  return () => {
    for (const [key, view] of before) client.setQueryData(key, view);
  };
}
