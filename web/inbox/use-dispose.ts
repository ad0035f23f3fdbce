import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { clearMessage, counts, now, reopenMessage, request } from '../../src/flow/desk/contract.ts';
import { inbox, markAutomated, sitting, sweep } from '../../src/flow/desk/inbox/contract.ts';
import { call } from '../api.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { announce, count, showToast } from '../ui/index.ts';
import type { InboxItem } from './inbox-query.ts';
import type { Inbox } from './use-inbox.ts';

/** What a person says of messages that get no answer. */
export type Disposal = 'clear' | 'automated';

const verbs = { clear: clearMessage, automated: markAutomated } as const;
const said = { clear: 'needing no reply', automated: 'automated or spam' } as const;

/**
 * Disposes of messages one by one through the same verb: at once on screen, brought back with words where the server
 * refuses, undone from the toast or by key.
 */
export function useDispose(list: Inbox) {
  const org = useOrg();
  const queries = useQueryClient();
  const last = useRef<(() => void) | null>(null);
  const refresh = () => {
    for (const { path } of [inbox, sweep, sitting, now, request, counts])
      void queries.invalidateQueries({ queryKey: [path] });
  };
  const takeBack = (items: readonly InboxItem[]) => async () => {
    last.current = null;
    for (const { id } of items) await call(reopenMessage, { params: { org, id } }).catch(() => undefined);
    announce('Taken back');
    refresh();
  };
  const dispose = async (items: readonly InboxItem[], how: Disposal, reason: string): Promise<void> => {
    const bring = list.hide(items.map(({ id }) => id));
    const refused: string[] = [];
    const done: InboxItem[] = [];
    for (const item of items) {
      const sent = call(verbs[how], { params: { org, id: item.id }, body: { reason } });
      const problem = await sent.then(
        () => null,
        (error: unknown) => asProblem(error),
      );
      if (problem === null) done.push(item);
      else refused.push(`${item.contact.name}: ${problem.detail || problem.title}`);
    }
    if (refused.length > 0) bring();
    refresh();
    if (done.length > 0) {
      const undo = () => void takeBack(done)();
      last.current = undo;
      const who = done.length === 1 ? done[0]?.contact.name : count(done.length, 'message');
      showToast({ text: `${who}: marked as ${said[how]}.`, undo });
    }
    if (refused.length > 0)
      showToast({ text: 'Not cleared.', detail: refused.slice(0, 3).join(' · '), tone: 'trouble' });
  };
  return { dispose, undoLast: () => last.current?.() };
}
