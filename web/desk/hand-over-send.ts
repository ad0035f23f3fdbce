import { useState } from 'react';
import { counts, now, release, request } from '../../src/flow/desk/contract.ts';
import { colleagues, handOver } from '../../src/flow/desk/hand-over/contract.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

const refreshes = [now, request, counts, colleagues];

/** Hands over and says to whom; undone from the toast until the receiver has begun with it. */
export function useHandOver(view: RequestView, done: () => void) {
  const org = useOrg();
  const params = { org, id: view.id };
  const owner = view.owner?.id ?? null;
  const [warning, setWarning] = useState<string | null>(null);
  const undo = useCommand(release, { refreshes });
  const command = useCommand(handOver, {
    refreshes,
    quiet: true,
    onDone: (answer) => {
      setWarning(answer.done ? null : answer.warning);
      if (!answer.done) return;
      done();
      showToast({
        text: `${answer.owner?.name ?? 'Somebody'} has ${view.contact.name}’s request now.`,
        ...(answer.warning === null ? {} : { detail: answer.warning }),
        undo: () => undo.mutate({ params, body: { to: owner } }),
      });
    },
  });
  return {
    send: (given: { to: string | null; note: string; anyway: boolean }) =>
      command.mutate({ params, body: { ...given, owner } }),
    refusal: command.error?.message ?? null,
    warning,
    sending: command.isPending,
  };
}
