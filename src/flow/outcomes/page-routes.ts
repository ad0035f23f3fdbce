import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageLanguage, pageLanguage } from '../../core/outcome/page-language.ts';
import type { PressFault } from '../../core/outcome/press.ts';
import { readPress } from '../../core/outcome/read-press.ts';
import { type PageWords, type Said, saidBy } from '../../core/outcome/words/page-words.ts';
import { wordsIn } from '../../core/outcome/words/words-in.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { type LinkSubject, type ReadLink, readLink } from '../../platform/signed-link.ts';
import { findSubject, type PageSubject } from './find-subject.ts';
import { loadBuyerPage } from './load-buyer-page.ts';
import { refusedPage } from './page-frame.ts';
import { pageHtml } from './page-html.ts';
import { pagePolicy } from './page-style.ts';
import { recordPress } from './record-press.ts';
import { type Refused, refusedForm } from './refused-form.ts';

export interface PageDeps {
  readonly runner: Runner;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Far above what a person needs; what is over is somebody trying addresses, or a finger stuck on a button. */
const LOOKS_A_MINUTE = 120;
const PRESSES_A_MINUTE = 30;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The contact's page at `/c/<token>`: no account, no cookie, no script. Looking at it writes nothing, by GET or by HEAD;
 * pressing goes by POST to `/c/<token>/<act>`, from the page's own forms.
 */
export function registerBuyerPage(http: FastifyInstance, deps: PageDeps): void {
  const window = { timeWindow: '1 minute' };
  const looks = http.createRateLimit({ max: LOOKS_A_MINUTE, ...window });
  const presses = http.createRateLimit({
    max: PRESSES_A_MINUTE,
    ...window,
    keyGenerator: (request) => `press:${paramsOf(request).token}`,
  });
  http.get('/c/:token', async (request, reply) => {
    const limit = await looks(request);
    if (!limit.isAllowed && limit.isExceeded) return tooMany(request, reply);
    return show(deps, request, reply);
  });
  // Where a browser goes that loads the address of a refused form again.
  http.get('/c/:token/:act', async (request, reply) => {
    headers(reply);
    return reply.redirect(`/c/${encodeURIComponent(paramsOf(request).token)}`, 303);
  });
  http.post('/c/:token/:act', async (request, reply) => {
    for (const limit of [await looks(request), await presses(request)])
      if (!limit.isAllowed && limit.isExceeded) return tooMany(request, reply);
    if (!isOwnForm(request, deps.publicUrl)) return refuse(request, reply, 403, 'text');
    return take(deps, request, reply);
  });
}

const paramsOf = (request: FastifyRequest) => request.params as { token: string; act?: string };
const queryOf = (request: FastifyRequest) => request.query as Readonly<Record<string, unknown>>;

async function show(deps: PageDeps, request: FastifyRequest, reply: FastifyReply) {
  const { lang: chosen, said } = queryOf(request);
  const pressed = typeof said === 'string' && Object.hasOwn(wordsIn('en').said, said) ? (said as Said) : null;
  return open(deps, request, reply, async (ctx, link) => {
    const subject = await findSubject(ctx, link, { hold: false });
    return subject && { status: 200, page: await write(ctx, subject, request, { chosen, said: pressed }) };
  });
}

/** The page in the language that fits; `said` was just pressed, `refused` just refused. */
async function write(
  ctx: Context,
  subject: PageSubject,
  request: FastifyRequest,
  given: { readonly chosen: unknown; readonly said?: Said | null; readonly refused?: Refused },
): Promise<string> {
  const { chosen, said = null, refused = null } = given;
  const page = await loadBuyerPage(ctx, subject);
  const accepts = request.headers['accept-language'];
  const language = pageLanguage({ chosen, texts: page.texts, accepts });
  const address = `/c/${paramsOf(request).token}`;
  return pageHtml(page, { words: wordsIn(language), language, address, nonce: newId(), refused }, said);
}

async function take(deps: PageDeps, request: FastifyRequest, reply: FastifyReply) {
  const { token, act = '' } = paramsOf(request);
  const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const press = readPress(act, fields);
  if (press === null) return refuse(request, reply, 404, 'text');
  const nonce = String(fields.n ?? '');
  const language: PageLanguage = fields.lang === 'de' ? 'de' : 'en';
  const words = wordsIn(language);
  return open(deps, request, reply, async (ctx, link) => {
    // Nothing was counted, and nothing that they typed is lost.
    const again = async (fault: PressFault) => {
      const subject = await findSubject(ctx, link, { hold: false });
      const given = { chosen: language, refused: refusedForm(act, fault, fields) };
      return subject && { status: 422, page: await write(ctx, subject, request, given) };
    };
    if (!UUID.test(nonce)) return again('form');
    if ('fault' in press) return again(press.fault);
    const outcome = await recordPress(ctx, link, { press, nonce, words });
    if (outcome === 'gone') return null;
    if (outcome === 'too_many')
      return { status: 429, page: refusedPage(language, words.refused.manyTitle, words.refused.day) };
    if (typeof outcome === 'object') return again(outcome.fault);
    return { to: `/c/${token}?lang=${language}&said=${saidBy(press)}` };
  });
}

type Answer = { readonly status: number; readonly page: string } | { readonly to: string };

/** Runs `work` as the contact of a link that is in force; whatever else it is, it looks the same from outside. */
async function open(
  deps: PageDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (ctx: Context, link: LinkSubject) => Promise<Answer | null>,
) {
  headers(reply);
  const { token } = paramsOf(request);
  // A token that was signed names an organisation of ours; nothing is asked of the database for any other.
  const signed = readLink(deps.secret, token, 0);
  if (signed.kind === 'wrong') return refuse(request, reply, 404, 'text');
  const actor = { kind: 'contact', contactId: signed.contactId } as const;
  const answer = await deps.runner.run(signed.orgId, actor, async (ctx) => {
    const link: ReadLink = readLink(deps.secret, token, ctx.now);
    if (link.kind !== 'valid') return 'expired' as const;
    return work(ctx, link);
  });
  if (answer === 'expired' || answer === null)
    return refuse(request, reply, 404, answer === 'expired' ? 'expired' : 'text');
  // Only now is it committed: whoever is sent back finds what they pressed.
  return 'to' in answer ? reply.redirect(answer.to, 303) : html(reply, answer.status, answer.page);
}

/**
 * The form was pressed on our own page. The token in the address is the capability; a browser that says where the press
 * comes from must not name another site (Fetch Metadata, RFC 6454 section 7).
 */
function isOwnForm(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // Pages that send no referrer have the origin `null` on their own forms as well (Fetch section 3.2).
  const own = [new URL(publicUrl).origin, `http://${host}`, `https://${host}`, 'null'];
  if (origin !== undefined && !own.includes(origin)) return false;
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

function refuse(request: FastifyRequest, reply: FastifyReply, status: number, why: 'text' | 'expired') {
  const { language, words } = forStranger(request);
  return html(reply, status, refusedPage(language, words.refused.title, words.refused[why]));
}

function tooMany(request: FastifyRequest, reply: FastifyReply) {
  const { language, words } = forStranger(request);
  reply.header('retry-after', '60');
  return html(reply, 429, refusedPage(language, words.refused.manyTitle, words.refused.many));
}

function forStranger(request: FastifyRequest): { language: PageLanguage; words: PageWords } {
  const chosen = queryOf(request).lang;
  const language = pageLanguage({ chosen, texts: [], accepts: request.headers['accept-language'] });
  return { language, words: wordsIn(language) };
}

function html(reply: FastifyReply, status: number, page: string): FastifyReply {
  headers(reply);
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}

function headers(reply: FastifyReply): void {
  reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', pagePolicy)
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('vary', 'accept-language');
}
