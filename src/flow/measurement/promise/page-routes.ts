import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageLanguage, pageLanguage } from '../../../core/outcome/page-language.ts';
import { gapsOf, pageState } from '../../../core/promise/page-versions.ts';
import type { PromiseBoard } from '../../../core/promise/promise-board.ts';
import { promiseDate } from '../../../core/promise/promise-date.ts';
import { asMember, type Gate } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import { everyRole } from '../../../platform/contract.ts';
import type { Database } from '../../../platform/database.ts';
import { pagePolicy, policyOf } from '../../outcomes/page-style.ts';
import { boardJson } from './board-json.ts';
import type { FiguresSource } from './figures-source.ts';
import { loadPromiseBoard } from './load-board.ts';
import { loadPageVersions } from './load-versions.ts';
import { PageCache } from './page-cache.ts';
import { absentHtml, embedHtml, promiseHtml } from './page-html.ts';
import { promiseStyle } from './page-style.ts';

export interface PromisePageDeps {
  readonly database: Database;
  readonly gate: Gate;
  readonly figures: FiguresSource;
  /** A test clock holds time still: nothing is kept then, for time passes in leaps. */
  readonly frozen: boolean;
}

/** Browsers and proxies keep a page so long from when it was made (RFC 9111 section 5.1, `Age`). */
const MAX_AGE_SECONDS = 300;
const KEPT_MS = 60_000;
const SLUG = /^[\w-]{1,80}$/;

/** What one reading of the figures gave; pages are written from it once for each language. */
interface Read {
  readonly board: PromiseBoard | null;
  readonly hidden: { readonly since: number; readonly zone: string; readonly reason: string } | null;
  readonly written: Map<string, Written>;
}

interface Written {
  readonly text: string;
  readonly etag: string;
}

type Form = 'page' | 'embed' | 'json';

/**
 * The promise page for anybody at `/promise/<slug>` (E9): as a page, as `<slug>.json`, and at `/embed` to be framed by
 * others. No account, no cookie, no script. Not published, or hidden, it answers 404.
 */
export function registerPromisePage(http: FastifyInstance, deps: PromisePageDeps): void {
  const lifetimeMs = deps.frozen ? 0 : KEPT_MS;
  const caches: Caches = {
    only: new PageCache({ lifetimeMs, isBrief: (slug) => slug === null }),
    places: new PageCache({ lifetimeMs, isBrief: (place) => place === null }),
    pages: new PageCache({ lifetimeMs, isBrief: ({ board }) => board === null }),
  };
  const show = (request: FastifyRequest, reply: FastifyReply, slug: string, form: Form) =>
    answer(deps, caches, { request, reply, slug, form });
  http.get('/promise', async (request, reply) => {
    const { value: only } = await caches.only.get('', () => onlyPublished(deps));
    return only === null
      ? show(request, reply, '', 'page')
      : reply.header('cache-control', 'no-cache').redirect(`/promise/${only}`, 302);
  });
  http.get('/promise/:slug', (request, reply) => {
    const { slug } = request.params as { slug: string };
    return slug.endsWith('.json')
      ? show(request, reply, slug.slice(0, -'.json'.length), 'json')
      : show(request, reply, slug, 'page');
  });
  http.get('/promise/:slug/embed', (request, reply) =>
    show(request, reply, (request.params as { slug: string }).slug, 'embed'),
  );
  http.get('/api/o/:org/promise/page', (request, reply) => preview(deps, request, reply));
}

/** Organisations by slug and pages by organisation: a crowd on one address asks the database once for each. */
interface Caches {
  /** Where the address without a name leads. */
  readonly only: PageCache<string | null>;
  readonly places: PageCache<{ readonly id: string } | null>;
  readonly pages: PageCache<Read>;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly slug: string;
  readonly form: Form;
}

async function answer(
  deps: PromisePageDeps,
  { places, pages }: Caches,
  { request, reply, slug, form }: Asked,
) {
  const { value: organisation } = SLUG.test(slug)
    ? await places.get(slug, () => deps.gate.organisationOf(slug))
    : { value: null };
  const language = languageOf(request);
  if (organisation === null) return absent(reply, { language, form, read: null });
  const { value, ageMs } = await pages.get(organisation.id, () => readPage(deps, organisation.id));
  if (value.board === null) return absent(reply, { language, form, read: value });
  const { text, etag } = writtenOf(value, value.board, { language, form, slug });
  headersOf(reply, form)
    .header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
    .header('age', String(Math.floor(ageMs / 1000)))
    .header('etag', etag);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send();
  return reply
    .type(form === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
    .send(text);
}

function readPage(deps: PromisePageDeps, orgId: string): Promise<Read> {
  return deps.gate.runner.run(orgId, { kind: 'system', job: 'promise_page' }, async (ctx) => {
    const versions = await loadPageVersions(ctx);
    const written = new Map<string, Written>();
    const state = pageState(versions);
    if (state === 'published')
      return { board: await loadPromiseBoard(ctx, deps.figures), hidden: null, written };
    const gap = state === 'hidden' ? gapsOf(versions).find(({ kind }) => kind === null) : undefined;
    const hidden = gap ? { since: gap.from, reason: gap.reason, zone: await zoneOf(ctx) } : null;
    return { board: null, hidden, written };
  });
}

async function zoneOf(ctx: Context): Promise<string> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return row.zone;
}

function writtenOf(
  read: Read,
  board: PromiseBoard,
  { language, form, slug }: { readonly language: PageLanguage; readonly form: Form; readonly slug: string },
): Written {
  const key = `${form} ${form === 'json' ? '' : language}`;
  const known = read.written.get(key);
  if (known) return known;
  const address = `/promise/${slug}`;
  const other = `${address}?lang=${language === 'en' ? 'de' : 'en'}`;
  const text = {
    page: () => promiseHtml(board, language, { other, json: `${address}.json` }),
    embed: () => embedHtml(board, language, address),
    json: () => JSON.stringify(boardJson(board)),
  }[form]();
  const written = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  read.written.set(key, written);
  return written;
}

function languageOf(request: FastifyRequest): PageLanguage {
  const { lang } = request.query as { lang?: unknown };
  return pageLanguage({ chosen: lang, texts: [], accepts: request.headers['accept-language'] });
}

/** Never published, hidden, or no such place: 404, and the hidden page says since when it is. */
function absent(
  reply: FastifyReply,
  { language, form, read }: { language: PageLanguage; form: Form; read: Read | null },
): FastifyReply {
  const gone = read?.hidden ?? null;
  headersOf(reply, form, pagePolicy).header('cache-control', 'no-cache').code(404);
  if (form === 'json')
    return reply.type('application/json; charset=utf-8').send(
      JSON.stringify({
        hiddenSince: gone && new Date(gone.since).toISOString(),
        reason: gone?.reason ?? null,
      }),
    );
  const hidden = gone && { since: promiseDate(gone.since, gone.zone, language), reason: gone.reason };
  return reply.type('text/html; charset=utf-8').send(absentHtml(language, hidden));
}

const pagePolicyOf: Readonly<Record<Form, string>> = {
  page: policyOf(promiseStyle),
  embed: policyOf(promiseStyle, '*'),
  json: "default-src 'none'; frame-ancestors 'none'",
};

function headersOf(reply: FastifyReply, form: Form, policy = pagePolicyOf[form]): FastifyReply {
  reply.header('content-security-policy', policy).header('referrer-policy', 'no-referrer');
  if (form === 'embed') reply.removeHeader('x-frame-options');
  if (form === 'json') reply.header('access-control-allow-origin', '*');
  else reply.header('vary', 'accept-language');
  if (form !== 'page') reply.header('cross-origin-resource-policy', 'cross-origin');
  return reply;
}

/** The one company with a page here, whose address needs no name; null where there is none or more than one. */
async function onlyPublished({ database, gate }: PromisePageDeps): Promise<string | null> {
  const places = await database.inNoOrganisation((db) =>
    db.selectFrom('organisation').select(['id', 'slug']).where('is_demo', '=', false).limit(20).execute(),
  );
  const published: string[] = [];
  for (const { id, slug } of places) {
    const versions = await gate.runner.run(id, { kind: 'system', job: 'promise_page' }, loadPageVersions);
    if (pageState(versions) === 'published') published.push(slug);
  }
  return published.length === 1 ? (published[0] ?? null) : null;
}

/** The page as it is or would be, for members, in a frame of ours. `kinds`: with these targets on it. */
async function preview(deps: PromisePageDeps, request: FastifyRequest, reply: FastifyReply) {
  const { kinds } = request.query as { kinds?: unknown };
  const chosen = typeof kinds === 'string' ? { kinds: kinds.split(',').slice(0, 40) } : {};
  const board = await asMember(request, deps.gate, everyRole, (ctx) =>
    loadPromiseBoard(ctx, deps.figures, chosen),
  );
  const language = languageOf(request);
  const { org } = request.params as { org: string };
  const kept = typeof kinds === 'string' ? `kinds=${encodeURIComponent(kinds)}&` : '';
  const other = `/api/o/${encodeURIComponent(org)}/promise/page?${kept}lang=${language === 'en' ? 'de' : 'en'}`;
  return reply
    .header('content-security-policy', policyOf(promiseStyle, "'self'"))
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(promiseHtml(board, language, { other, json: null }));
}
