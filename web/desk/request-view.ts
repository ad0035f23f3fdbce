import type { z } from 'zod';
import type { messageView, requestState, requestView } from '../../src/flow/desk/shapes.ts';

export type RequestView = z.output<typeof requestView>;
export type MessageView = z.output<typeof messageView>;
export type RequestState = z.output<typeof requestState>;

const states: Readonly<Record<RequestState, string>> = {
  received: 'Waiting',
  assigned: 'Waiting',
  interim: 'Interim answer given',
  answered: 'Answered',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
  merged: 'Merged',
  not_a_request: 'Not a request',
  reopened: 'Reopened',
};

/** A request's state in words. */
export function stateText(state: RequestState): string {
  return states[state];
}
