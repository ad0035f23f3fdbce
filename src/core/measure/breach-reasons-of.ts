import { breachedAt } from '../clock/clock.ts';
import { type Holding, holderAt } from './holdings-of.ts';
import type { MeasuredItem } from './measured-item.ts';
import type { ToldRequest } from './told-request.ts';
import { dayOn } from './wall-time.ts';

/** A reason that was asked for and not given. */
export const NOT_GIVEN = 'not_given';

/**
 * Why deadlines were missed, as their owners said last, on the day of the deadline; `not_given` where nobody has said.
 * What turned out to be no breach is left out.
 */
export function breachReasonsOf(
  { facts, clocks, asOf }: ToldRequest,
  holdings: readonly Holding[],
  zone: string,
): MeasuredItem['breachReasons'] {
  const given = new Map<string, string>();
  const dropped = new Set<string>();
  for (const { kind, data } of facts) {
    if (kind === 'breach.reason_given') given.set(data.breachId, data.reason ?? NOT_GIVEN);
    if (kind === 'breach.reason_dropped') dropped.add(data.breachId);
  }
  return facts.flatMap((fact) => {
    if (fact.kind !== 'breach.reason_asked' || dropped.has(fact.data.breachId)) return [];
    const { breachId, clock: code, about, ownerId } = fact.data;
    const clock = clocks.find(({ kind, ...of }) => kind.code === code && of.about === about);
    if (clock && breachedAt(clock, asOf) === null) return [];
    const { occurredAt: at } = fact;
    const reason = given.get(breachId) ?? NOT_GIVEN;
    return [{ day: dayOn(zone, at), personId: ownerId ?? holderAt(holdings, at), reason }];
  });
}
