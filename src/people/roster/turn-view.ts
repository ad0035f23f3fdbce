import type { z } from 'zod';
import { absenceAt } from '../../core/routing/duty-time.ts';
import { standIns, type Turn, type TurnOrder } from '../../core/routing/on-call.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { RotaPurpose } from '../../platform/schema.ts';
import type { MemberTimes } from '../duty-times.ts';
import type { roster } from './contract.ts';

type TurnPart = z.input<typeof roster.response>['turns'][number];

export interface StoredRota extends TurnOrder {
  readonly id: string;
  readonly name: string;
  readonly purpose: RotaPurpose;
}

/**
 * One turn in the parts in which one person has it: whoever took it over, else its holder, else the next of the order
 * who is there. A part in which all are away is left out.
 */
export function turnView(
  rota: StoredRota,
  turn: Turn,
  members: readonly MemberTimes[],
  { start, end }: { readonly start: Instant; readonly end: Instant },
): TurnPart[] {
  const order = standIns(rota, turn);
  const [from, until] = [Math.max(turn.from, start), Math.min(turn.until, end)];
  const parts: TurnPart[] = [];
  const starts = edges(rota, members, from, until);
  for (const [index, at] of starts.entries()) {
    const to = starts[index + 1] ?? until;
    const userId = holderAt(rota, order, members, at);
    const last = parts.at(-1);
    if (userId === null) continue;
    if (last?.userId === userId && last.until === toIso(at)) last.until = toIso(to);
    else
      parts.push({
        rotaId: rota.id,
        userId,
        insteadOf: userId === turn.userId ? null : turn.userId,
        from: toIso(at),
        until: toIso(to),
      });
  }
  return parts;
}

/** Instants at which the one who has a turn may change, beginning with `from`. */
function edges(rota: StoredRota, members: readonly MemberTimes[], from: Instant, until: Instant): Instant[] {
  const all = members.flatMap(({ absences, shifts }) => [
    ...absences.flatMap((absence) => [absence.from, absence.until ?? until]),
    ...shifts.filter(({ rotaId }) => rotaId === rota.id).flatMap((shift) => [shift.from, shift.until]),
  ]);
  const inside = all.filter((at) => at > from && at < until);
  return [...new Set([from, ...inside])].toSorted((a, b) => a - b);
}

function holderAt(
  rota: StoredRota,
  order: readonly string[],
  members: readonly MemberTimes[],
  at: Instant,
): string | null {
  const isThere = ({ absences }: MemberTimes) => absenceAt(absences, at) === undefined;
  const took = members.find(
    (member) =>
      isThere(member) &&
      member.shifts.some(({ rotaId, from, until }) => rotaId === rota.id && from <= at && until > at),
  );
  if (took) return took.userId;
  const known = new Map(members.map((member) => [member.userId, member]));
  return (
    order.find((userId) => {
      const member = known.get(userId);
      return member !== undefined && isThere(member);
    }) ?? null
  );
}
