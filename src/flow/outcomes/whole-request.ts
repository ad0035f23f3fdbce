import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

/**
 * The ids of a request and of those that went into it, as a subquery. What contacts said of one that went stays with it,
 * so that a merge is taken back without a trace, and is read here with the one that stays.
 */
export function wholeRequest(ctx: Context, requestId: string): RawBuilder<string> {
  return sql<string>`select id from request
    where org_id = ${ctx.orgId} and (id = ${requestId} or merged_into = ${requestId})`;
}
