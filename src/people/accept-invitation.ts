import { DomainError } from '../core/domain-error.ts';
import type { SignedIn } from '../platform/bindings.ts';
import type { Context } from '../platform/context.ts';
import type { Role } from '../platform/contract.ts';
import { at } from '../platform/database.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { notFound } from '../platform/problem.ts';
import type { Week } from '../platform/schema.ts';
import { addMember } from './add-member.ts';
import { tokenHash } from './invite.ts';
import { lookForOwners } from './look-for-owners.ts';
import { mainDesk } from './main-desk.ts';
import type { PeopleDeps } from './people-deps.ts';
import { dropInvitationKey } from './withdraw-invitation.ts';

export interface OpenInvitation {
  readonly orgId: string;
  readonly slug: string;
  readonly organisation: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly week: Week | null;
}

const gone = () => notFound('This invitation is used up, withdrawn or older than 7 days. Ask for a new one.');

/** What the link offers. Throws DomainError `not_found` for a link that opens nothing any more. */
export async function findInvitation(deps: PeopleDeps, token: string): Promise<OpenInvitation> {
  const place = await deps.database.inNoOrganisation((db) =>
    db
      .selectFrom('public_key as k')
      .innerJoin('organisation as o', 'o.id', 'k.org_id')
      .select(['k.org_id', 'k.subject_id', 'o.slug', 'o.name'])
      .where('k.kind', '=', 'invitation')
      .where('k.key', '=', tokenHash(token))
      .executeTakeFirst(),
  );
  if (!place) throw gone();
  const row = await deps.runner.run(place.org_id, { kind: 'system', job: 'invitation' }, (ctx) =>
    openInvitation(ctx, place.subject_id),
  );
  const { id, email, name, week } = row;
  const roles = row.roles as Role[];
  return { orgId: place.org_id, slug: place.slug, organisation: place.name, id, email, name, roles, week };
}

/** Locked, so that a link pressed twice at once joins once. */
async function openInvitation(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', at(ctx.now))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw gone();
  return row;
}

export interface Joined {
  readonly slug: string;
  /** Values for Set-Cookie when an account was made. */
  readonly cookies: readonly string[];
}

/** Joins as the signed-in owner of the invited address, or with an account made now. */
export async function acceptInvitation(
  deps: PeopleDeps,
  user: SignedIn | null,
  input: { token: string; name: string; password?: string | undefined },
): Promise<Joined> {
  const invitation = await findInvitation(deps, input.token);
  const { email } = invitation;
  if (user?.email.toLowerCase() === email) {
    await join(deps, invitation, user.id, input.name);
    return { slug: invitation.slug, cookies: [] };
  }
  if (!input.password)
    throw new DomainError('invalid', `choose a password, or sign in as ${email} first`, '/password');
  const account = { name: input.name, email, password: input.password };
  await join(deps, invitation, await deps.auth.createAccount(account), input.name);
  return { slug: invitation.slug, cookies: await deps.auth.signInHeaders(email, input.password) };
}

async function join(
  deps: PeopleDeps,
  invitation: OpenInvitation,
  userId: string,
  name: string,
): Promise<void> {
  await deps.runner.run(invitation.orgId, { kind: 'user', userId }, async (ctx) => {
    const { id, email, roles, week } = invitation;
    await openInvitation(ctx, id);
    const { teamId } = await mainDesk(ctx);
    await addMember(ctx.db, { orgId: ctx.orgId, userId, name, email, roles, week, teamId, now: ctx.now });
    await ctx.db
      .updateTable('invitation')
      .set({ accepted_at: at(ctx.now) })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
    await dropInvitationKey(ctx, id);
    await appendFacts(ctx, [
      {
        subjectKind: 'member',
        subjectId: userId,
        kind: 'member.joined',
        occurredAt: ctx.now,
        evidence: 'server',
        sourceKey: `member-joined:${id}`,
        data: { invitationId: id, roles },
      },
    ]);
    await lookForOwners(ctx);
    await announce(ctx, { topics: ['people'] });
  });
}
