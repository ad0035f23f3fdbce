import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import { wordsOf } from '../../../core/routing/find-words.ts';
import { knowledgeOf, matchingRows } from '../../../core/routing/needs-of.ts';
import { tryOut } from '../../../core/routing/try-out.ts';
import { isZone } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { checkRules } from './check-rules.ts';
import type * as contract from './contract.ts';
import { viewOutcome } from './outcome-view.ts';
import { pastOfDesk } from './past-of-desk.ts';
import { loadDeskRules } from './stored-rules.ts';
import { loadSkills, triedPeople } from './tried-people.ts';

/** Who would get these words by these rules now. Throws DomainError `invalid` with a pointer, `not_found`. */
export async function tryText(
  ctx: Context,
  deskId: string,
  { rules, zone, ...given }: z.output<typeof contract.tryText.body>,
): Promise<z.input<typeof contract.tryText.response>> {
  const { desk } = await loadDeskRules(ctx, deskId);
  await checkRules(ctx, rules);
  if (zone !== null && !isZone(zone)) throw new DomainError('invalid', 'there is no such zone', '/zone');
  const past = await pastOfDesk(ctx, desk, ctx.now, []);
  const skills = await loadSkills(ctx);
  const people = await triedPeople(ctx, past.members, skills, ctx.now, []);
  const knowledge = knowledgeOf(skills, rules);
  const about = { ...given, subject: '', questions: [], zone, phone: null, country: null };
  const request = { ...about, id: '', contactId: '', receivedAt: ctx.now, settledAt: null };
  const [tried] = tryOut([request], people, knowledge, past);
  if (!tried) throw new Error('one request was tried, and there is no answer');
  const rows = matchingRows(request, wordsOf(given.text), knowledge);
  return {
    ...viewOutcome(tried, new Map(people.map(({ userId, name }) => [userId, name])), past.zone),
    rules: rows.map(({ id }) => rules.rows.findIndex((row) => row.id === id) + 1),
  };
}
