import type { Clock } from '../clock/clock.ts';
import type { Exclusion } from './measured-item.ts';
import type { ToldRequest } from './told-request.ts';

/** Reasons as people word them; a machine's message is marked so by its disposition. */
const JUNK = /\b(?:junk|spam|advert\w*)\b/iu;
const AUTOMATIC = /^automat/iu;

/** Why a request is in no population (DOMAIN 3); null: it counts. `c3`: its first response, undefined without a target. */
export function exclusionOf(
  { picture: { over }, steps }: ToldRequest,
  c3: Clock | undefined,
): Exclusion | null {
  if (over === 'merged') return 'merged';
  if (over === 'dismissed') return dismissedAs(steps);
  if (c3 === undefined || c3.target.targetMs === null) return 'no_target';
  const { ending, endedAt, dueAt } = c3;
  return ending === 'void' && over !== 'closed' && (endedAt ?? dueAt) <= dueAt ? 'withdrawn' : null;
}

function dismissedAs(steps: ToldRequest['steps']): Exclusion {
  const last = steps.findLast(({ fact }) => fact.kind === 'request.dismissed')?.fact;
  const reason = last?.kind === 'request.dismissed' ? last.data.reason : '';
  if (JUNK.test(reason)) return 'junk';
  return AUTOMATIC.test(reason) ? 'automatic' : 'not_a_request';
}
