import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageLanguage } from '../../../core/outcome/page-language.ts';
import { promiseWordsIn } from '../../../core/promise/words/promise-words-in.ts';
import type { Runner } from '../../../platform/context.ts';
import { refusedPage } from '../../outcomes/page-frame.ts';
import { pagePolicy, policyOf } from '../../outcomes/page-style.ts';
import { promiseStyle } from '../promise/page-style.ts';
import { type FiguresOfRequests, loadScorecard } from './load-scorecard.ts';
import { scorecardHtml } from './scorecard-html.ts';
import { readScorecard } from './scorecard-token.ts';

export interface ScorecardPageDeps {
  readonly runner: Runner;
  readonly secret: string;
  readonly figuresOf: FiguresOfRequests;
}

/** Far above what a person needs. */
const LOOKS_A_MINUTE = 60;

/** A customer's own figures at `/s/<token>`: no account, no cookie, no script; looking writes nothing. */
export function registerScorecard(http: FastifyInstance, deps: ScorecardPageDeps): void {
  const looks = http.createRateLimit({ max: LOOKS_A_MINUTE, timeWindow: '1 minute' });
  http.get('/s/:token', async (request, reply) => {
    headers(reply);
    const limit = await looks(request);
    if (!limit.isAllowed && limit.isExceeded) return refuse(request, reply, 429);
    return show(deps, request, reply);
  });
}

async function show(
  { runner, secret, figuresOf }: ScorecardPageDeps,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { token } = request.params as { token: string };
  // A token that was signed names an organisation of ours; nothing is asked of the database for any other.
  const named = readScorecard(secret, token);
  if (named === null) return refuse(request, reply, 404);
  const opened = await runner.run(named.orgId, { kind: 'system', job: 'scorecard_page' }, (ctx) =>
    loadScorecard(ctx, named.id, figuresOf),
  );
  if (opened === 'absent') return refuse(request, reply, 404);
  const language = languageOf(request);
  const words = promiseWordsIn(language);
  if (opened === 'ended')
    return page(reply.code(404), refusedPage(language, words.absent.title, words.scorecard.expired));
  reply.header('content-security-policy', policyOf(promiseStyle));
  return page(reply, scorecardHtml(opened, language, `/s/${token}`));
}

function refuse(request: FastifyRequest, reply: FastifyReply, status: 404 | 429) {
  const language = languageOf(request);
  const { title, text } = promiseWordsIn(language).absent;
  if (status === 429) reply.header('retry-after', '60');
  return page(reply.code(status), refusedPage(language, title, text));
}

function languageOf(request: FastifyRequest) {
  const { lang } = request.query as { lang?: unknown };
  return pageLanguage({ chosen: lang, texts: [], accepts: request.headers['accept-language'] });
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html);
}

function headers(reply: FastifyReply): void {
  reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', pagePolicy)
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('vary', 'accept-language');
}
