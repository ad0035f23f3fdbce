import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { done, endpoint, id, ofOrganisation, serverTime, withId } from '../../../platform/contract.ts';
import { helpView } from './shapes.ts';

const words = z.string().trim().min(2, 'say it in a few words').max(4_000);
const ofAsk = { tag: 'Help', params: withId, access: rolesWith('help') } as const;

export const help = endpoint({
  method: 'GET',
  path: '/api/o/:org/help',
  tag: 'Help',
  access: rolesWith('help'),
  summary: 'Help asked of you, of your team and by you, open ones in front',
  params: ofOrganisation,
  response: z.object({ time: serverTime, asks: z.array(helpView) }),
});

export const askHelp = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/help',
  tag: 'Help',
  access: rolesWith('pull_in'),
  summary:
    'Pull in a colleague or a team: they have 15 minutes of their hours; the request stays where it is',
  params: withId,
  body: z.object({
    /** A member or a team. */
    to: id,
    question: words,
  }),
  response: z.object({ id }),
});

export const answerHelp = endpoint({
  ...ofAsk,
  method: 'POST',
  path: '/api/o/:org/help/:id/answer',
  summary: 'Answer a colleague who asked; it goes to them and never to the contact',
  body: z.object({ answer: words }),
  response: done,
});

export const needInfo = endpoint({
  ...ofAsk,
  method: 'POST',
  path: '/api/o/:org/help/:id/need',
  summary: 'Say what you have to know first; the clock of the help stands still until it is given',
  body: z.object({ what: words }),
  response: done,
});

export const giveInfo = endpoint({
  ...ofAsk,
  method: 'POST',
  path: '/api/o/:org/help/:id/given',
  summary: 'Give what the helper has to know; the clock runs on',
  body: z.object({ text: words }),
  response: done,
});

export const takeOver = endpoint({
  ...ofAsk,
  access: rolesWith('claim'),
  method: 'POST',
  path: '/api/o/:org/help/:id/take-over',
  summary: 'Take the whole request instead of answering; it is a hand-off',
  response: done,
});

export const withdrawHelp = endpoint({
  ...ofAsk,
  method: 'POST',
  path: '/api/o/:org/help/:id/withdraw',
  summary: 'Take the question back',
  response: done,
});

export const askAgain = endpoint({
  ...ofAsk,
  access: rolesWith('pull_in'),
  method: 'POST',
  path: '/api/o/:org/help/:id/again',
  summary: 'The answer does not do: ask the same people once more, with a clock of its own',
  body: z.object({ question: words }),
  response: z.object({ id }),
});
