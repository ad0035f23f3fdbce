import type { z } from 'zod';
import type { reportOutcome } from '../../src/flow/desk/calls/contract.ts';
import type { callView, mayCall, openCall } from '../../src/flow/desk/calls/shapes.ts';

export type MayCall = z.output<typeof mayCall>;
export type CallView = z.output<typeof callView>;
export type OpenCall = z.output<typeof openCall>;
export type Outcome = z.input<typeof reportOutcome.body>['outcome'];

const outcomes: Readonly<Record<Outcome | 'connected', string>> = {
  talking: 'Talking',
  connected: 'Talked',
  voicemail: 'Left a voicemail',
  no_answer: 'No answer',
  busy: 'Busy',
  wrong_number: 'Wrong number',
  not_dialled: 'Did not call',
};

/** How a call went, in words. */
export function outcomeText(outcome: Outcome | 'connected'): string {
  return outcomes[outcome];
}
