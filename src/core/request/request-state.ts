import { openQuestions, type Picture } from '../clock/picture.ts';

export type RequestState =
  | 'received'
  | 'assigned'
  | 'interim'
  | 'answered'
  | 'closed'
  | 'withdrawn'
  | 'merged'
  | 'not_a_request'
  | 'reopened';

/** States in which somebody at the company still owes something. */
export const openStates: readonly RequestState[] = ['received', 'assigned', 'interim', 'reopened'];

/** The state of a request as its facts say it (DOMAIN 2.3). */
export function requestState(picture: Picture, hasOwner: boolean): RequestState {
  if (picture.over) return picture.over === 'dismissed' ? 'not_a_request' : picture.over;
  if (!picture.responded) return hasOwner ? 'assigned' : 'received';
  if (picture.unanswered.length > 0) return 'reopened';
  return openQuestions(picture) > 0 ? 'interim' : 'answered';
}
