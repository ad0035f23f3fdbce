import type { z } from 'zod';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import {
  answerHelp,
  askAgain,
  giveInfo,
  help,
  needInfo,
  takeOver,
  withdrawHelp,
} from '../../src/flow/desk/help/contract.ts';
import type { helpView } from '../../src/flow/desk/help/shapes.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

export type HelpView = z.output<typeof helpView>;
/** Acts on an ask that take words. */
export type HelpWords = 'answer' | 'need' | 'give' | 'again';

const refreshes = [help, request, now, counts];

/** What can be done with an ask; each says what came of it. */
export function useHelp(ask: HelpView, done: () => void) {
  const params = { org: useOrg(), id: ask.id };
  const after = (text: string) => ({
    refreshes,
    onDone: () => {
      done();
      showToast({ text });
    },
  });
  const answer = useCommand(answerHelp, after(`Your answer is with ${ask.askedBy.name}.`));
  const need = useCommand(
    needInfo,
    after(`Asked back; the clock stands still until ${ask.askedBy.name} answers.`),
  );
  const give = useCommand(giveInfo, after(`${ask.to.name} has it now; the clock runs on.`));
  const again = useCommand(askAgain, after(`Asked ${ask.to.name} once more.`));
  const take = useCommand(takeOver, after('The request is yours.'));
  const withdraw = useCommand(withdrawHelp, after('The question is taken back.'));
  const say = (act: HelpWords, words: string) => {
    if (act === 'answer') answer.mutate({ params, body: { answer: words } });
    else if (act === 'need') need.mutate({ params, body: { what: words } });
    else if (act === 'give') give.mutate({ params, body: { text: words } });
    else again.mutate({ params, body: { question: words } });
  };
  return {
    say,
    takeOver: () => take.mutate({ params }),
    withdraw: () => withdraw.mutate({ params }),
    pending: [answer, need, give, again, take, withdraw].some(({ isPending }) => isPending),
  };
}
