import { type Holding, holderAt } from './holdings-of.ts';
import type { MeasuredItem } from './measured-item.ts';
import type { Step } from './steps-of.ts';
import { dayOn, hourOn } from './wall-time.ts';

/** Our personal responses by day and hour of the organisation's wall; a talk counts once, when it began, as its holder's. */
export function answersOf(
  steps: readonly Step[],
  holdings: readonly Holding[],
  zone: string,
): MeasuredItem['answers'] {
  let isTalking = false;
  return steps.flatMap(({ fact, responds }) => {
    const { kind, occurredAt: at, data } = fact;
    const endsTalk = kind === 'call.ended' && data.live && isTalking;
    if (kind === 'call.ended') isTalking = false;
    if (!responds || endsTalk) return [];
    if (kind === 'call.connected' || kind === 'call.answered') isTalking = true;
    const by = kind === 'message.out' ? data.by : null;
    return [{ day: dayOn(zone, at), hour: hourOn(zone, at), personId: by ?? holderAt(holdings, at) }];
  });
}
