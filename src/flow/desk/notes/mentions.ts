import { DomainError } from '../../../core/domain-error.ts';
import { may } from '../../../people/rights.ts';
import { tell } from '../../../people/tell.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';

/** A member who can be named in a note, and whether they see what passes with contacts (DOMAIN 2.6). */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly sees: boolean;
}

/** The active members by name. */
export async function viewMentionable(ctx: Context): Promise<Mentionable[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name', 'roles'])
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('user_id')
    .execute();
  return rows.map(({ user_id, name, roles }) => ({
    id: user_id,
    name,
    sees: may(roles as Role[], 'read', 'other'),
  }));
}

/**
 * Those who are mentioned. Throws `invalid` with a pointer, in words: for somebody who does not see the request, whom the
 * text does not name, or who is no colleague any more.
 */
export async function checkMentions(
  ctx: Context,
  text: string,
  mentions: readonly string[],
): Promise<Mentionable[]> {
  const ids = [...new Set(mentions)];
  if (ids.length === 0) return [];
  const people = new Map((await viewMentionable(ctx)).map((one) => [one.id, one]));
  return ids.map((id) => {
    const pointer = `/mentions/${mentions.indexOf(id)}`;
    const found = people.get(id);
    if (!found) throw new DomainError('invalid', 'one of those mentioned is no colleague any more', pointer);
    if (!found.sees) {
      const why = `${found.name} does not see what passes with contacts, so can’t read this note`;
      throw new DomainError('invalid', why, pointer);
    }
    if (!text.includes(`@${found.name}`))
      throw new DomainError('invalid', `the note does not name @${found.name}`, pointer);
    return found;
  });
}

interface Mentioning {
  readonly noteId: string;
  readonly requestId: string;
  readonly people: readonly Mentionable[];
}

/** Keeps who is mentioned in a note and tells each of them once; the words of the note stay in the house. */
export async function keepMentions(ctx: Context, { noteId, requestId, people }: Mentioning): Promise<void> {
  await ctx.db
    .deleteFrom('note_mention')
    .where('org_id', '=', ctx.orgId)
    .where('note_id', '=', noteId)
    .execute();
  if (people.length === 0) return;
  await ctx.db
    .insertInto('note_mention')
    .values(people.map(({ id }) => ({ org_id: ctx.orgId, note_id: noteId, user_id: id })))
    .execute();
  const me = actingUser(ctx);
  const text = await wordsOf(ctx, requestId, me);
  const told = people.filter(({ id }) => id !== me);
  await tell(
    ctx,
    told.map(({ id }) => ({ userId: id, kind: 'mentioned', text, requestId, onceKey: `mention:${noteId}` })),
  );
}

async function wordsOf(ctx: Context, requestId: string, me: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('membership as m', (join) => join.onRef('m.org_id', '=', 'r.org_id').on('m.user_id', '=', me))
    .select(['r.subject', 'm.name'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirstOrThrow();
  return `${row.name} mentioned you in a note: ${row.subject}`;
}
