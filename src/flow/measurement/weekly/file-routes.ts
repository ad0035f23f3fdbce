import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import { weeklyCsv } from '../../../core/report/weekly-csv.ts';
import { rolesWith } from '../../../people/rights.ts';
import { asMember, type Gate } from '../../../platform/bindings.ts';
import { id } from '../../../platform/contract.ts';
import { notFound } from '../../../platform/problem.ts';
import { TypesetterAbsent } from '../../../platform/typeset-pdf.ts';
import { loadWeek } from './load-week.ts';
import { printedWeek } from './printed-week.ts';
import { printWeek } from './week-page.ts';

const printing = z.object({ paper: z.enum(['a4', 'us-letter']).optional() });
const access = rolesWith('see_figures');

/** `GET boards/weekly/:id/pdf` and `…/csv`: a stored report as a page and as figures. */
export function registerWeeklyFiles(http: FastifyInstance, gate: Gate): void {
  http.get('/api/o/:org/boards/weekly/:id/pdf', async (request, reply) => {
    const { paper } = printing.parse(request.query);
    const printed = await asMember(request, gate, access, (ctx, { roles }) =>
      printedWeek(ctx, idOf(request.params), roles, paper),
    );
    const pdf = await printWeek(printed).catch((error: Error) => {
      throw error instanceof TypesetterAbsent ? new DomainError('conflict', error.message) : error;
    });
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="heed-${printed.content.week}.pdf"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(pdf);
  });
  http.get('/api/o/:org/boards/weekly/:id/csv', async (request, reply) => {
    const { content } = await asMember(request, gate, access, (ctx) => loadWeek(ctx, idOf(request.params)));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="heed-${content.week}.csv"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(`\uFEFF${weeklyCsv(content)}`);
  });
}

function idOf(params: unknown): string {
  const parsed = z.object({ id }).safeParse(params);
  if (!parsed.success) throw notFound();
  return parsed.data.id;
}
