import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { forMembersThen } from '../../people/for-members-then.ts';
import { asMember, type Binding, forMembers, type Gate } from '../../platform/bindings.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { id } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';
import { auditReport } from '../audit-report.ts';
import { auditRows } from '../audit-rows.ts';
import type { AuditResult } from '../measure-audit.ts';
import { registerAuditDoor } from './audit-door.ts';
import { auditSettings } from './audit-settings.ts';
import { listAudits, viewAudit } from './audit-views.ts';
import * as contract from './contract.ts';
import { guessAudit } from './guess-audit.ts';
import { loadAudit } from './load-audit.ts';
import { measureKept, mustBeGuessed } from './measure-kept.ts';
import { previewKept } from './preview-audit.ts';
import { keptFile, openKept } from './read-kept.ts';
import { removeAudit } from './remove-audit.ts';

const ok = { ok: true } as const;

/** Files handed in to be measured; nothing of the organisation's own figures is touched. */
export function auditBindings(runner: Runner): Binding[] {
  return [
    forMembers(contract.audits, ({ ctx }) => listAudits(ctx)),
    forMembers(contract.audit, ({ ctx, params }) => viewAudit(ctx, params.id)),
    forMembersThen(
      contract.previewAudit,
      ({ ctx, params, body }) => keptFile(ctx, runner, params.id, body),
      previewKept,
    ),
    forMembers(contract.guessAudit, async ({ ctx, params, body }) => {
      await guessAudit(ctx, params.id, body.ms);
      return ok;
    }),
    forMembersThen(
      contract.measureAuditFile,
      async ({ ctx, params, body }) => {
        await mustBeGuessed(ctx, params.id);
        const { orgId, actor } = ctx;
        return { file: await keptFile(ctx, runner, params.id, body), place: { orgId, actor }, body };
      },
      async ({ file, place, body }) => {
        await measureKept(runner, place, file, body);
        return ok;
      },
    ),
    forMembers(contract.removeAudit, async ({ ctx, params }) => {
      await removeAudit(ctx, params.id);
      return ok;
    }),
  ];
}

/** What is handed in and given out as a file: the data, the report, the rows. */
export function registerAuditFiles(http: FastifyInstance, gate: Gate): void {
  registerAuditDoor(http, gate);
  http.get('/api/o/:org/audits/:id/report.html', async (request, reply) => {
    const { name, result } = await asMember(request, gate, contract.auditRoles, (ctx) =>
      measured(ctx, request.params),
    );
    return reply
      .type('text/html; charset=utf-8')
      .headers(asDownload(`${name}.html`))
      .send(auditReport(result));
  });
  http.get('/api/o/:org/audits/:id/rows.csv', async (request, reply) => {
    const { name, file } = await asMember(request, gate, contract.auditRoles, async (ctx) => {
      const found = await measured(ctx, request.params);
      return { ...found, file: await keptFile(ctx, gate.runner, found.id, found.settings) };
    });
    const rows = Readable.from(auditRows(await openKept(file), file.options));
    return reply
      .type('text/csv; charset=utf-8')
      .headers(asDownload(`${name}-rows.csv`))
      .send(rows);
  });
}

async function measured(ctx: Context, params: unknown) {
  const { id: auditId = '' } = params as { id?: string };
  if (!id.safeParse(auditId).success) throw notFound();
  const row = await loadAudit(ctx, auditId);
  if (row.result === null) throw notFound('Nothing has been measured yet.');
  const settings = auditSettings.parse(row.settings);
  return { id: auditId, name: row.name.replace(/\.\w+$/, ''), result: row.result as AuditResult, settings };
}

function asDownload(name: string) {
  return {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
}
