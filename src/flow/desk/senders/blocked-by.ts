import { sql } from 'kysely';
import { domainOf } from '../../../core/mail/sender-warning.ts';
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

/** The block that an address falls under; null: none. */
export async function blockedBy(ctx: Context, address: string | null): Promise<Block | null> {
  if (address === null) return null;
  return (await blocksOf(ctx, [address])).get(address) ?? null;
}

/** The blocks that addresses fall under, by address: its own before that of its domain and what that is a part of. */
export async function blocksOf(
  ctx: Context,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Block>> {
  const names = new Map(addresses.map((address) => [address, namesOf(address.toLowerCase())]));
  const { rows } = await sql<Block>`
    select b.id, b.kind, b.value, m.name as by, b.blocked_at as at
    from blocked_sender b join membership m on m.org_id = ${ctx.orgId} and m.user_id = b.blocked_by
    where b.org_id = ${ctx.orgId} and b.lifted_at is null
      and b.value = any(${[...new Set([...names.values()].flat())]})`.execute(ctx.db);
  const standing = new Map(rows.map((block) => [block.value, block]));
  return new Map(
    [...names].flatMap(([address, all]): [string, Block][] => {
      const block = all.map((name) => standing.get(name)).find((one) => one !== undefined);
      return block ? [[address, block]] : [];
    }),
  );
}

/** `ann@mail.farm.example`, `mail.farm.example`, `farm.example`: whoever blocks a domain means its hosts too. */
function namesOf(address: string): string[] {
  const labels = domainOf(address).split('.');
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))];
}

/** How it stands in Filtered: by whom and when. */
export function blockVerdict({ kind, value, by, at }: Block): { reason: string; evidence: string[] } {
  const what = kind === 'domain' ? `everybody at ${value}` : value;
  return { reason: 'blocked', evidence: [`${what} was blocked by ${by} on ${toIso(at)}`] };
}
