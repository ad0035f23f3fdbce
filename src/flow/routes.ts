import type { FastifyInstance } from 'fastify';
import { shownMail } from '../channels/email/safe-html.ts';
import { may } from '../people/rights.ts';
import { asMember, type Binding, forMembers, type Gate } from '../platform/bindings.ts';
import { id, readerRoles } from '../platform/contract.ts';
import { wholeBlob } from '../platform/keep-blob.ts';
import { notFound } from '../platform/problem.ts';
import { loadMailHtml, ownPictures } from './desk/mail-view/load-mail-html.ts';
import { loadAttachment } from './desk/message-views.ts';
import { listFiltered, releaseFiltered as releaseContract } from './intake/contract.ts';
import { viewFiltered } from './intake/filtered-view.ts';
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
    const { pictures } = request.query as { pictures?: unknown };
    const { mail, own } = await asMember(request, gate, readerRoles, async (ctx) => {
      const messageId = uuid(params.id);
      return { mail: await loadMailHtml(ctx, messageId), own: await ownPictures(ctx, messageId) };
    });
    const remote = pictures === '1' || mail.always;
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('content-security-policy', policyOfMail(remote))
      .send(`${MAIL_HEAD}${shownMail(mail.html, { remote, own }).html}`);
  });
  http.get('/api/o/:org/attachments/:id', async (request, reply) => {
    const params = request.params as { id: string };
    const file = await asMember(request, gate, readerRoles, async (ctx) => {
      const { name, sha256 } = await loadAttachment(ctx, uuid(params.id));
      return { name, content: await wholeBlob(ctx, sha256) };
    });
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, no-store')
      .send(file.content);
  });
}

/** Nothing runs, nothing is fetched but pictures that were asked for; a link opens a page of its own, without these bonds. */
function policyOfMail(remote: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remote ? ' https: http:' : ''}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

/** Mails are written for white paper, also where the page around them is dark. */
const MAIL_HEAD = `<!doctype html><meta charset="utf-8"><base target="_blank"><style>
body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1c2024;background:#fff;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
.blocked-image:not(:empty){color:#60646c;border:1px dashed #b9bbc6;padding:0 4px}
.other-link{color:#8a4b00;font-weight:600}
</style>`;

/** Throws `not_found` for what is no id: it names nothing. */
function uuid(text: string): string {
  if (!id.safeParse(text).success) throw notFound();
  return text;
}
