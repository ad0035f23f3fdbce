import { sql } from 'kysely';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { type Insert, insertTogether } from '../platform/insert-rows.ts';
import { announcement } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';

/** Something a member is told. */
export interface Told {
  readonly userId: string;
  /** One of `notificationKinds` of the desk's contract. */
  readonly kind: string;
  readonly text: string;
  readonly requestId: string | null;
  /** The same thing told to the same member again stands once. */
  readonly onceKey: string;
  /** When they are to see it; left out, now. */
  readonly at?: Instant;
  readonly dueAt?: Instant;
  /** It was due before and Heed was not running then. */
  readonly late?: boolean;
  readonly clockId?: string;
  readonly stage?: string;
}

const columns = [
  'org_id',
  'id',
  'user_id',
  'kind',
  'text',
  'request_id',
  'once_key',
  'at',
  'due_at',
  'late',
  'clock_id',
  'stage',
];

/**
 * Tells members, each thing once, and wakes what carries it out of the house by the ways each of them chose, when this
 * transaction has been committed and its instant has come.
 */
export async function tell(ctx: Context, told: readonly Told[]): Promise<void> {
  if (told.length === 0 || ctx.quiet) return;
  await insertTogether(ctx, toldInserts(ctx, told), [], announcement(ctx, { topics: ['notifications'] }));
}

/** The same as rows, to be inserted in one statement with others; pages are not told. */
export function toldInserts(ctx: Context, told: readonly Told[]): Insert[] {
  if (ctx.quiet) return [];
  const rows = told.map((one) => ({
    org_id: ctx.orgId,
    id: newId(),
    user_id: one.userId,
    kind: one.kind,
    text: one.text,
    request_id: one.requestId,
    once_key: one.onceKey,
    at: toIso(one.at ?? ctx.now),
    due_at: one.dueAt === undefined ? null : toIso(one.dueAt),
    late: one.late ?? false,
    clock_id: one.clockId ?? null,
    stage: one.stage ?? null,
  }));
  const times = [...new Set(told.map((one) => one.at ?? ctx.now))];
  return [
    {
      table: 'notification',
      columns,
      rows,
      onConflict: sql`on conflict (org_id, user_id, once_key) do nothing`,
    },
    offerTimers(ctx, times),
  ];
}

/**
 * One timer for each instant at which something is to be offered. Each is a row of its own: transactions that tell at
 * the same time wait for none other.
 */
export function offerTimers(ctx: Context, times: readonly Instant[]): Insert {
  return {
    table: 'timer',
    columns: ['org_id', 'kind', 'subject_id', 'due_at'],
    rows: times.map((time) => ({
      org_id: ctx.orgId,
      kind: 'offer_notices',
      subject_id: newId(),
      due_at: toIso(time),
    })),
  };
}
