import { DomainError } from '../../../core/domain-error.ts';
import { DAY } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import type { ReceivedFile } from '../../../platform/receive-file.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';

/** More than any mail carries; what piles up beyond was never sent. */
const MOST_WAITING = 60;

/** A file that was taken in for a reply. */
export interface KeptUpload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/**
 * Keeps a file whose bytes are stored for a reply that is being written; it belongs to its writer and leaves with the
 * reply. Throws `not_found` where they may not write to the contact of the request, `too_many`.
 */
export async function keepUpload(
  ctx: Context,
  requestId: string,
  { sha256, ...file }: ReceivedFile,
): Promise<KeptUpload> {
  if (!mayOn(await readStanding(ctx, requestId), 'answer')) throw notFound();
  await refuseHeaps(ctx, requestId);
  const upload = { id: newId(), ...file };
  await ctx.db
    .insertInto('upload')
    .values({
      org_id: ctx.orgId,
      request_id: requestId,
      user_id: actingUser(ctx),
      ...upload,
      sha256,
      at: at(ctx.now),
    })
    .execute();
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'clear_uploads', subject_id: ctx.orgId, due_at: at(ctx.now + DAY) })
    .onConflict((conflict) => conflict.columns(['org_id', 'kind', 'subject_id']).doNothing())
    .execute();
  return upload;
}

async function refuseHeaps(ctx: Context, requestId: string): Promise<void> {
  const { waiting } = await ctx.db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirstOrThrow();
  if (waiting >= MOST_WAITING)
    throw new DomainError(
      'too_many',
      'too many files wait here unsent; what no draft holds goes within a day',
    );
}
