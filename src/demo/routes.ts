import { DomainError } from '../core/domain-error.ts';
import { toIso } from '../core/time/instant.ts';
import { type Binding, forAnyone, forMembers } from '../platform/bindings.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import * as contract from '../setup/contract.ts';
import { arrive, type DemoDoors, demoPlace } from './arrive.ts';
import { simulated } from './larkfield.ts';
import { removeDemo } from './remove-demo.ts';

let turn = 0;

/** The demo's endpoints; outside a demo organisation they answer as if absent. */
export function demoBindings(deps: DemoDoors & { database: Database }): Binding[] {
  return [
    forMembers(contract.simulate, async ({ ctx, member, body }) => {
      if (!member.isDemo) throw notFound();
      const place = await demoPlace(deps.runner, member.orgId);
      const ofChannel = simulated.filter((enquiry) => enquiry.channel === body.channel);
      const enquiry = ofChannel[turn++ % ofChannel.length];
      if (!enquiry) throw notFound();
      return { requestId: await arrive(deps, place, enquiry, ctx.now, body.kind === 'automatic') };
    }),
    forMembers(contract.sink, async ({ ctx, member }) => {
      if (!member.isDemo) throw notFound();
      return { items: await viewSink(ctx) };
    }),
    forAnyone(contract.removeDemo, async ({ user }) => {
      if (!user || !(await mayRemove(deps.database, user.id))) {
        throw new DomainError(
          'forbidden',
          'only an administrator of an organisation here can remove the demo',
        );
      }
      await removeDemo(deps.database);
      return { ok: true as const };
    }),
  ];
}

async function viewSink(ctx: Context) {
  const rows = await ctx.db
    .selectFrom('sink_mail')
    .select(['id', 'at', 'recipient', 'subject', 'text', 'headers'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ at, recipient, ...mail }) => ({ ...mail, at: toIso(at), to: recipient }));
}

function mayRemove(database: Database, userId: string): Promise<boolean> {
  return database.asOwner(async (db) => {
    const rows = await db
      .selectFrom('membership')
      .select('roles')
      .where('user_id', '=', userId)
      .where('active', '=', true)
      .execute();
    return rows.some((row) => row.roles.includes('admin'));
  });
}
