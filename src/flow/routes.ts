import type { FastifyInstance } from 'fastify';
import { safeHtml } from '../channels/email/safe-html.ts';
import { may } from '../people/rights.ts';
import { asMember, type Binding, forMembers, type Gate } from '../platform/bindings.ts';
import { id, readerRoles } from '../platform/contract.ts';
import { notFound } from '../platform/problem.ts';
import { loadAttachment, loadHtml } from './desk/message-views.ts';
import { listFiltered, releaseFiltered as releaseContract } from './intake/contract.ts';
import { viewFiltered } from './intake/filtered-view.ts';
import { readBlob } from './intake/keep-attachments.ts';
import { releaseFiltered } from './release-filtered.ts';

export function intakeBindings(): Binding[] {
  return [
    forMembers(listFiltered, ({ ctx, query, member }) =>
      viewFiltered(ctx, query.before, may(member.roles, 'answer', 'other')),
    ),
    forMembers(releaseContract, ({ ctx, params }) => releaseFiltered(ctx, params.id)),
  ];
}

/** Mail content as the browser shows it: HTML made inert in a page without rights, files always as downloads. */
export function registerContent(http: FastifyInstance, gate: Gate): void {
  http.get('/api/o/:org/messages/:id/html', async (request, reply) => {
    const params = request.params as { id: string };
    const html = await asMember(request, gate, readerRoles, (ctx) => loadHtml(ctx, uuid(params.id)));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups",
      )
      .send(`<!doctype html><meta charset="utf-8"><base target="_blank">${safeHtml(html)}`);
  });
  http.get('/api/o/:org/attachments/:id', async (request, reply) => {
    const params = request.params as { id: string };
    const file = await asMember(request, gate, readerRoles, async (ctx) => {
      const { name, sha256 } = await loadAttachment(ctx, uuid(params.id));
      const chunks: Buffer[] = [];
      for await (const chunk of readBlob(ctx, sha256)) chunks.push(chunk);
      return { name, content: Buffer.concat(chunks) };
    });
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-store')
      .send(file.content);
  });
}

/** Throws `not_found` for what is no id: it names nothing. */
function uuid(text: string): string {
  if (!id.safeParse(text).success) throw notFound();
  return text;
}
