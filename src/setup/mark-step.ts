import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { announce } from '../platform/ledger.ts';
import type { SetupStep } from '../platform/schema.ts';

/** Marks a step of the guided set-up, or opens it again. */
export async function markStep(
  ctx: Context,
  step: SetupStep,
  state: 'open' | 'done' | 'skipped',
): Promise<void> {
  const changed =
    state === 'open'
      ? sql`setup - ${step}::text`
      : sql`setup || jsonb_build_object(${step}::text, ${state}::text)`;
  await sql`update organisation set setup = ${changed} where id = ${ctx.orgId}`.execute(ctx.db);
  await announce(ctx, { topics: ['setup', 'organisation'] });
}
