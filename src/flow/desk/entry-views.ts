import { loggedLate } from '../../core/request/logged-late.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { mayOn, Standing } from './rights/request-rights.ts';

interface Entered {
  readonly entered_by: string | null;
  readonly received_at: Instant;
  readonly logged_at: Instant;
  readonly merged_into: string | null;
}

/** Who typed a request in and how late, and where it went when it was merged. */
export async function viewEntry(ctx: Context, row: Entered) {
  const by = row.entered_by === null ? null : await memberName(ctx, row.entered_by);
  const into = row.merged_into === null ? undefined : await requestNumber(ctx, row.merged_into);
  return {
    enteredBy: by,
    loggedLateMs: loggedLate(row.received_at, row.entered_by === null ? null : row.logged_at),
    mergedInto: into ? { id: into.id, number: `#${into.number}` } : null,
  };
}

/** What may be done about how a request ends, and typed in on it. */
export function endingActs(
  { state }: Pick<Standing, 'state'>,
  may: (act: Parameters<typeof mayOn>[1]) => boolean,
): ('close' | 'reopen' | 'merge' | 'enter')[] {
  const isGone = state === 'merged' || state === 'not_a_request';
  const isEnded = isGone || state === 'closed' || state === 'withdrawn';
  return [
    ...(!isEnded && may('mark') ? (['close'] as const) : []),
    ...(state === 'closed' && may('mark') ? (['reopen'] as const) : []),
    ...(!isGone && may('mark') ? (['merge'] as const) : []),
    ...(!isGone && may('answer') ? (['enter'] as const) : []),
  ];
}

async function memberName(ctx: Context, userId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('name')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.name ?? null;
}

function requestNumber(ctx: Context, requestId: string) {
  return ctx.db
    .selectFrom('request')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirst();
}
