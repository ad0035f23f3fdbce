import type { z } from 'zod';
import { meaningOf } from '../../core/measure/count-meaning.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';
import { loadBoardDays, periodAsked, periodShown, placeShown } from './board-days.ts';
import { type BoardReader, loadBoardReader, seesPerson, sliceAsked } from './board-reader.ts';
import type { boardItems } from './boards/contract.ts';
import { type MeasuredRequest, measuredRequests } from './measured-requests.ts';
import { sliceShown } from './view-board-figures.ts';

type Items = z.input<typeof boardItems.response>;
type Asked = z.output<typeof boardItems.query>;

const PAGE = 100;

/** The requests behind a count. Throws `not_found` for a count that is none and a slice the reader may not see. */
export async function viewBoardItems(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Items> {
  const count = meaningOf(asked.count);
  if (count === null) throw notFound();
  const days = await loadBoardDays(ctx);
  const period = periodAsked(days, asked);
  const reader = await loadBoardReader(ctx, roles);
  const named = sliceAsked(reader, asked);
  const { rows, more } = await measuredRequests(ctx, {
    ...period,
    slice: named.slice,
    count: count.name,
    atMost: PAGE,
    ...(asked.after === undefined ? {} : { after: asked.after }),
  });
  return {
    ...placeShown(ctx, days),
    ...periodShown(period),
    slice: sliceShown(named),
    meaning: count.meaning,
    items: rows.map((row) => itemShown(row, reader)),
    next: more > 0 ? (rows.at(-1)?.id ?? null) : null,
    more,
  };
}

/** Names of people only for who may see them beside figures, words of contacts only for who reads these. */
function itemShown(row: MeasuredRequest, reader: BoardReader): Items['items'][number] {
  const { personId, number, receivedAt, subject, contact, company: _, ...rest } = row;
  const member = reader.members.find(({ id }) => id === personId);
  return {
    ...rest,
    number: `#${number}`,
    subject: reader.mayRead ? subject : '',
    contact: reader.mayRead ? contact : '',
    person: member && seesPerson(reader, member) ? { id: member.id, name: member.name } : null,
    receivedAt: toIso(receivedAt),
  };
}
