import { breachedAt, type Clock } from '../../core/clock/clock.ts';
import type { ClockCode } from '../../core/clock/clock-kind.ts';
import { type Fact, inReplayOrder } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { replay } from '../../core/clock/replay.ts';
import type { Context } from '../../platform/context.ts';
import type { Insert } from '../../platform/insert-rows.ts';
import type { NewFact } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { clockColumns, clockRow, nothingRecorded, type Recorded } from './clock-row.ts';
import type { Passed } from './fire-due-clocks.ts';
import { loadFactsOf } from './load-facts.ts';
import type { Terms } from './terms.ts';

/** Deadlines towards the contact: whoever misses one is asked why (DOMAIN C19, 5.7). */
const explained: ReadonlySet<string> = new Set<ClockCode>(['C3', 'C5', 'C6', 'C10', 'C11']);

/** A question for the reason of a breach, with the request it is about. */
export type AskedReason = NewFact & { readonly id: string; readonly data: { readonly breachId: string } };

/** Who holds the request as it is missed is asked why, by the end of the next business day (R10). */
export function reasonsAsked(breaches: readonly Passed[]): AskedReason[] {
  return breaches
    .filter(({ row }) => explained.has(row.kind))
    .map(({ row, at }) => {
      const breachId = newId();
      return {
        id: newId(),
        subjectKind: 'request',
        subjectId: row.request_id,
        kind: 'breach.reason_asked',
        occurredAt: at,
        evidence: 'rule',
        sourceKey: `reason_asked:${breachId}`,
        data: { breachId, clock: row.kind, about: row.about, ownerId: row.owner_id },
      };
    });
}

/** The clocks by which the reasons are due, as a replay of each request will find them. */
export async function reasonClocks(
  ctx: Context,
  asked: readonly AskedReason[],
  { terms, deskOf }: { readonly terms: Terms; readonly deskOf: (requestId: string) => string },
): Promise<Insert> {
  const byRequest = Map.groupBy(asked, ({ subjectId }) => subjectId);
  const known = await loadFactsOf(ctx, [...byRequest.keys()]);
  const rows = [...byRequest].flatMap(([requestId, ofRequest]) => {
    const facts = inReplayOrder([
      ...(known.get(requestId) ?? []),
      ...ofRequest.map((one) => asFact(ctx, one)),
    ]);
    const ids = new Set(ofRequest.map(({ data }) => data.breachId));
    return replay(facts, clockKinds, terms.forDesk(deskOf(requestId)))
      .clocks.filter(({ kind, about }) => kind.code === 'C19' && ids.has(about))
      .map((clock) => clockRow(ctx, requestId, newId(), clock, recordedAbout(ctx, clock)));
  });
  return { table: 'clock', columns: clockColumns, rows };
}

/** Of what is entered as long past nobody is told today that its reason is missing. */
function recordedAbout(ctx: Context, clock: Clock): Recorded {
  if (!ctx.quiet) return nothingRecorded(clock.startedAt);
  return { breachedAt: breachedAt(clock, ctx.now), stagedUntil: ctx.now };
}

function asFact(ctx: Context, { id, kind, occurredAt, evidence, sourceKey, data }: AskedReason): Fact {
  return { id, kind, occurredAt, recordedAt: ctx.now, evidence, sourceKey, data } as Fact;
}

/** What was asked about a deadline that was no breach after all: nobody owes a reason for it. */
export function reasonsDropped(
  ctx: Context,
  requestId: string,
  { facts, clocks }: { readonly facts: readonly Fact[]; readonly clocks: readonly Clock[] },
): NewFact[] {
  const dropped = new Set(
    facts.flatMap((fact) => (fact.kind === 'breach.reason_dropped' ? [fact.data.breachId] : [])),
  );
  return facts.flatMap((fact): NewFact[] => {
    if (fact.kind !== 'breach.reason_asked' || dropped.has(fact.data.breachId)) return [];
    const { breachId, clock: code, about } = fact.data;
    const clock = clocks.find(({ kind, ...of }) => kind.code === code && of.about === about);
    if (code === undefined || (clock && breachedAt(clock, ctx.now) !== null)) return [];
    return [
      {
        subjectKind: 'request',
        subjectId: requestId,
        kind: 'breach.reason_dropped',
        occurredAt: ctx.now,
        evidence: 'rule',
        sourceKey: `reason_dropped:${breachId}`,
        data: { breachId },
      },
    ];
  });
}
