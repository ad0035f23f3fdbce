import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Slice } from '../../core/measure/slice.ts';
import type { DayPeriod } from '../../core/time/day-periods.ts';
import type { Instant } from '../../core/time/instant.ts';
import { dateOf } from '../../core/time/local-day.ts';
import { rolesWith } from '../../people/rights.ts';
import { asMember, type Gate } from '../../platform/bindings.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { loadBoardDays, periodAsked } from './board-days.ts';
import {
  type ExportAsked,
  type ExportCursor,
  type ExportRow,
  figureRows,
  headLine,
  requestRows,
  rowLine,
} from './board-export.ts';
import { peopleRows } from './board-export-people.ts';
import { loadBoardReader, seesPerson, sliceAsked } from './board-reader.ts';
import { sliceNames } from './boards/contract.ts';

const asking = z.object({
  what: z.enum(['requests', 'figures', 'people']).default('requests'),
  format: z.enum(['csv', 'json']).default('csv'),
  from: z.string().max(10).optional(),
  until: z.string().max(10).optional(),
  by: z.enum(sliceNames).optional(),
  key: z.string().max(120).optional(),
});

interface Export extends ExportAsked {
  readonly orgId: string;
  readonly actor: Actor;
  readonly name: string;
}

interface Portion {
  readonly rows: ExportRow[];
  readonly next: ExportCursor | null;
}
type Page = (ctx: Context, cursor: ExportCursor | null) => Promise<Portion>;

/**
 * `GET boards/export`: the rows behind the figures, or the figures with their definitions, as CSV or JSON. Every page is a
 * transaction of its own as of the same instant, so that an export of any size holds nothing up.
 */
export function registerBoardExport(http: FastifyInstance, gate: Gate): void {
  http.get('/api/o/:org/boards/export', async (request, reply) => {
    const asked = asking.parse(request.query);
    const access = rolesWith('see_figures');
    const made = await asMember(request, gate, access, async (ctx, { roles }): Promise<Export> => {
      const days = await loadBoardDays(ctx);
      const reader = await loadBoardReader(ctx, roles);
      const { slice } = sliceAsked(reader, asked);
      const period = periodAsked(days, asked);
      const seen = reader.members.filter((member) => seesPerson(reader, member));
      const names = new Map(seen.map(({ id, name }) => [id, name]));
      return { ...period, ...exportOf(ctx, slice), names, name: fileName(asked, period) };
    });
    const page = pageOf(asked.what, made);
    const isCsv = asked.format === 'csv';
    const rows = pages(gate, made, page);
    return reply
      .type(isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${made.name}"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(isCsv ? csvOf(rows) : jsonOf(rows)));
  });
}

/** Requests come page by page; the others are few. */
function pageOf(what: z.output<typeof asking>['what'], made: Export): Page {
  if (what === 'requests') return (ctx, cursor) => requestRows(ctx, made, cursor);
  const all = what === 'figures' ? figureRows : peopleRows;
  return async (ctx) => ({ rows: await all(ctx, made), next: null });
}

function exportOf(ctx: Context, slice: Slice): Pick<Export, 'orgId' | 'actor' | 'slice' | 'asOf'> {
  const asOf: Instant = ctx.now;
  return { orgId: ctx.orgId, actor: ctx.actor, slice, asOf };
}

function fileName(asked: z.output<typeof asking>, { from, until }: DayPeriod): string {
  return `heed-${asked.what}-${dateOf(from)}-to-${dateOf(until - 1)}.${asked.format}`;
}

async function* pages(gate: Gate, made: Export, page: Page): AsyncGenerator<ExportRow[]> {
  let cursor: ExportCursor | null = null;
  do {
    const from: ExportCursor | null = cursor;
    const { rows, next }: Portion = await gate.runner.run(made.orgId, made.actor, (ctx) => page(ctx, from));
    yield rows;
    cursor = next;
  } while (cursor !== null);
}

async function* csvOf(pagesOfRows: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const rows of pagesOfRows) {
    const [first] = rows;
    if (isFirst && first) {
      isFirst = false;
      // Spreadsheets take the file for UTF-8 only when it says so.
      yield `\uFEFF${headLine(first)}`;
    }
    yield rows.map(rowLine).join('');
  }
}

async function* jsonOf(pagesOfRows: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  let before = '[';
  for await (const rows of pagesOfRows) {
    for (const row of rows) {
      yield `${before}\n${JSON.stringify(row)}`;
      before = ',';
    }
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}
