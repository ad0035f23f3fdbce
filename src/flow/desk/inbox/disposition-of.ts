import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { ClockRow } from '../../clocks/clock-row.ts';
import type { inboxItem } from './contract.ts';

export type Disposition = NonNullable<z.input<typeof inboxItem>['disposition']>;

interface Deed {
  readonly request_id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly reply_class: string | null;
  readonly reason: string | null;
  readonly message_id: string | null;
  readonly promised_at: Instant | null;
}

/** What ended the clocks of clearing of some requests, by request. */
export type Deeds = ReadonlyMap<string, readonly Deed[]>;

export async function loadDeeds(ctx: Context, requestIds: readonly string[]): Promise<Deeds> {
  if (requestIds.length === 0) return new Map();
  const { rows } = await sql<Deed>`
    select f.subject_id as request_id, f.kind, f.occurred_at as at, m.name as by, f.data ->> 'replyClass' as reply_class,
      f.data ->> 'reason' as reason, f.data ->> 'messageId' as message_id, (f.data ->> 'promisedAt')::bigint as promised_at
    from fact f
    left join membership m on m.org_id = ${ctx.orgId}
      and m.user_id::text = coalesce(f.data ->> 'by', substr(f.actor, 6))
    where f.org_id = ${ctx.orgId} and f.subject_id = any(${[...requestIds]}::uuid[])
      and f.kind in ('message.out', 'call.connected', 'call.ended', 'message.cleared', 'request.closed',
        'request.dismissed', 'request.withdrawn', 'commitment.made', 'commitment.moved')
    order by f.occurred_at`.execute(ctx.db);
  return Map.groupBy(rows, ({ request_id }) => request_id);
}

/** What became of a message, from the end of its clock of clearing; null while that runs. */
export function dispositionOf(clock: ClockRow, deeds: readonly Deed[]): Disposition | null {
  const { ended_at: endedAt, ending, end_reason: why, about } = clock;
  if (endedAt === null) return null;
  const then = deeds.filter(({ at }) => at === endedAt);
  const said = (how: Disposition['how'], deed: Deed | undefined, reason = why ?? ''): Disposition => ({
    how,
    at: toIso(endedAt),
    by: deed?.by ?? null,
    reason,
    promisedAt: null,
  });
  const closing = then.find(({ kind }) => kind.startsWith('request.'));
  if (ending === 'void') return said('void', closing);
  if (ending === 'failed') return said('closed', closing, closing?.reason ?? '');
  for (const [how, start] of spoken) {
    if (!why?.startsWith(start)) continue;
    const word = then.find((deed) => deed.kind === 'message.cleared' && deed.message_id === about);
    return said(how, word ?? closing, why.slice(start.length));
  }
  const answer = then.find(({ reply_class, kind }) => reply_class !== null || kind === 'call.connected');
  if (answer?.reply_class !== 'R2') return said('answered', answer, answer?.reason ?? why ?? '');
  const promise = then.find(({ promised_at }) => promised_at !== null);
  const promisedAt = promise?.promised_at == null ? null : toIso(promise.promised_at);
  return { ...said('interim', answer, answer.reason ?? ''), promisedAt };
}

/** How the ledger begins what a person says of a message that gets no answer. */
const spoken = [
  ['no_reply', 'no reply needed: '],
  ['automated', 'automated: '],
] as const;
