import { sql } from 'kysely';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** A standing block that an address falls under. */
export interface Block {
  readonly id: string;
  readonly kind: 'address' | 'domain';
  readonly value: string;
  readonly by: string;
  readonly at: Instant;
}

/** The block that keeps mail of this address out, the address before its domain and what that is a part of; null: none. */
export async function blockedBy(ctx: Context, address: string | null): Promise<Block | null> {
  if (address === null) return null;
  const lower = address.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  const { rows } = await sql<Block>`
    select b.id, b.kind, b.value, m.name as by, b.blocked_at as at
    from blocked_sender b join membership m on m.org_id = ${ctx.orgId} and m.user_id = b.blocked_by
    where b.org_id = ${ctx.orgId} and b.lifted_at is null and b.value = any(${[lower, ...domainsOf(domain)]})
    order by length(b.value) desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}

/** `mail.farm.example`, `farm.example`: whoever blocks a domain means its hosts too. */
function domainsOf(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/** How it stands in Filtered: by whom and when. */
export function blockVerdict({ kind, value, by, at }: Block): { reason: string; evidence: string[] } {
  const what = kind === 'domain' ? `everybody at ${value}` : value;
  return { reason: 'blocked', evidence: [`${what} was blocked by ${by} on ${toIso(at)}`] };
}
