import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import type * as contract from './contract.ts';
import { recordChange } from './record-change.ts';
import { refuseSameName } from './refuse-same-name.ts';

/** A skill as given; null as id makes a new one. Throws DomainError `conflict` for a name that stands already. */
export async function saveSkill(
  ctx: Context,
  id: string | null,
  { kind, name, words }: z.output<typeof contract.addSkill.body>,
): Promise<string> {
  const skillId = id ?? newId();
  await refuseSameName(ctx, 'skill', { id: skillId, name, kind });
  const values = { kind, name, words: distinct(words, name) };
  if (id === null) {
    await ctx.db
      .insertInto('skill')
      .values({ org_id: ctx.orgId, id: skillId, ...values })
      .execute();
  } else {
    const saved = await ctx.db
      .updateTable('skill')
      .set(values)
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (Number(saved.numUpdatedRows) === 0) throw notFound();
  }
  const data = { skillId, skillKind: kind };
  await recordChange(ctx, { subjectKind: 'organisation', subjectId: ctx.orgId, kind: 'skill.saved', data });
  return skillId;
}

/** Each word once, whatever its case; the name needs no saying. */
function distinct(words: readonly string[], name: string): string[] {
  const known = new Map([[name.toLowerCase(), name]]);
  const kept = words.filter((word) => {
    const isNew = !known.has(word.toLowerCase());
    known.set(word.toLowerCase(), word);
    return isNew;
  });
  return kept;
}
