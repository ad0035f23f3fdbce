import type { z } from 'zod';
import type { Fact } from '../../../core/clock/fact.ts';
import { toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReplyIntent } from '../../../platform/schema.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';
import { openAt } from './open-at.ts';
import type { ownMailView } from './shapes.ts';

type OwnMailView = z.input<typeof ownMailView>;

/** By message: mails from people's own clients and what they settled, as it stands. */
export async function ownMailsOf(ctx: Context, requestId: string): Promise<Map<string, OwnMailView>> {
  const rows = await ctx.db
    .selectFrom('own_mail as o')
    .innerJoin('message as m', (join) =>
      join.onRef('m.org_id', '=', 'o.org_id').onRef('m.id', '=', 'o.message_id'),
    )
    .leftJoin('membership as p', (join) =>
      join.onRef('p.org_id', '=', 'o.org_id').onRef('p.user_id', '=', 'o.confirmed_by'),
    )
    .select(['o.message_id', 'o.confirmed_at', 'm.reply', 'p.name'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('attachment as a')
            .select('a.id')
            .whereRef('a.org_id', '=', 'o.org_id')
            .whereRef('a.message_id', '=', 'o.message_id'),
        )
        .as('has_file'),
    )
    .where('o.org_id', '=', ctx.orgId)
    .where('m.org_id', '=', ctx.orgId)
    .where('m.request_id', '=', requestId)
    .execute();
  if (rows.length === 0) return new Map();
  const facts = await loadFacts(ctx, requestId);
  const texts = await questionTexts(ctx, requestId);
  const may = mayOn(await readStanding(ctx, requestId), 'answer');
  const isQuoteOpen = quoteIsOpen(facts);
  return new Map(
    rows.map((row) => [
      row.message_id,
      {
        questions: openAt(facts, row.message_id).flatMap((id) => textOf(texts, id)),
        ...settled(row.reply),
        mayBeQuote: isQuoteOpen && Boolean(row.has_file),
        confirmed: row.confirmed_at === null ? null : { at: toIso(row.confirmed_at), by: row.name ?? '' },
        can: may ? ['confirm'] : [],
      },
    ]),
  );
}

/** A quote was asked for, and has been neither delivered nor taken back. */
function quoteIsOpen(facts: readonly Fact[]): boolean {
  const over = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'quote.delivered' || fact.kind === 'quote.withdrawn' ? fact.data.quoteId : [],
    ),
  );
  return facts.some((fact) => fact.kind === 'quote.requested' && !over.has(fact.data.quoteId));
}

function settled(reply: ReplyIntent | null): Pick<OwnMailView, 'answers' | 'parts' | 'interim'> {
  const interim = reply?.interim ?? null;
  return {
    answers: reply?.answers ?? [],
    parts: reply?.parts ?? [],
    interim: interim && { who: interim.who, by: toIso(interim.by) },
  };
}

async function questionTexts(ctx: Context, requestId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('question')
    .select(['id', 'text'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

function textOf(texts: ReadonlyMap<string, string>, id: string): { id: string; text: string }[] {
  const text = texts.get(id);
  return text === undefined ? [] : [{ id, text }];
}
