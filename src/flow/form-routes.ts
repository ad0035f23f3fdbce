import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { formPage, refusalPage, thanksPage } from '../channels/webform/form-page.ts';
import { type Reading, readSubmission } from '../channels/webform/read-submission.ts';
import { visitScript } from '../channels/webform/visit-script.ts';
import type { Context, Runner } from '../platform/context.ts';
import { at, type Database } from '../platform/database.ts';
import { send } from '../platform/http.ts';
import { isKeepable } from '../platform/keepable-text.ts';
import { newId } from '../platform/new-id.ts';
import { problem } from '../platform/problem.ts';
import type { Arrivals } from './arrivals.ts';
import { fileFiltered } from './intake/file-filtered.ts';
import { formArrival } from './intake/form-arrival.ts';

interface KnownForm {
  readonly orgId: string;
  readonly id: string;
  readonly deskId: string;
  readonly name: string;
  readonly company: string;
  readonly allowedSites: readonly string[];
}

export interface FormDeps {
  readonly database: Database;
  readonly runner: Runner;
  readonly arrivals: Arrivals;
  readonly publicUrl: string;
  /** Posts a minute from one address that open requests; what is over waits in Filtered. */
  readonly postsAMinute: number;
}

/** Beyond this many times the limit a post is refused with 429: by then it is an attack, and the sender is told. */
const REFUSE_FACTOR = 50;
const FORGET_MS = 2_000;

/** The public door for web forms at `/f/<key>`: plain or JSON, with or without script. */
export function registerForms(http: FastifyInstance, deps: FormDeps): void {
  const forms = new FormLookup(deps.database);
  const window = { timeWindow: '1 minute' };
  const soft = http.createRateLimit({ max: deps.postsAMinute, ...window });
  const hard = http.createRateLimit({ max: deps.postsAMinute * REFUSE_FACTOR, ...window });
  http.get('/f/:key', async (request, reply) => {
    const form = await forms.find(keyOf(request));
    if (!form)
      return html(reply, 404, refusalPage('There is no form here', 'Please look at the address again.'));
    return html(reply, 200, formPage({ company: form.company, action: request.url, nonce: newId() }));
  });
  http.get('/f/:key/visit.js', async (request, reply) => {
    if (!(await forms.find(keyOf(request)))) return reply.code(404).send();
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(visitScript);
  });
  http.options('/f/:key', async (request, reply) => {
    const form = await forms.find(keyOf(request));
    allowSite(request, reply, form);
    return reply.code(204).send();
  });
  http.post('/f/:key', async (request, reply) => {
    const form = await forms.find(keyOf(request));
    if (!form)
      return answer(request, reply, 404, 'There is no form here', 'Please look at the address again.');
    allowSite(request, reply, form);
    const limit = await hard(request);
    if (!limit.isAllowed && limit.isExceeded) {
      reply.header('retry-after', '60');
      return answer(request, reply, 429, 'Too many at once', 'Please wait a minute and send it again.');
    }
    const checked = await soft(request);
    const flooding = !checked.isAllowed && checked.isExceeded;
    return take(deps, form, request, reply, flooding);
  });
}

async function take(
  deps: FormDeps,
  form: KnownForm,
  request: FastifyRequest,
  reply: FastifyReply,
  flooding: boolean,
) {
  const fields = request.body;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return answer(
      request,
      reply,
      422,
      'Nothing arrived',
      'Send the fields of the form, as a form or as a JSON object.',
    );
  }
  const reading = readSubmission(fields as Record<string, unknown>);
  const arrival = formArrival(reading.submission, form, Date.now());
  const verdict = verdictOn(reading, flooding);
  if (!verdict && reading.kind === 'usable') {
    const admitted = await deps.arrivals.admit(form.orgId, await stamped(deps, form, arrival));
    notePost(deps, form);
    return received(request, reply, form, admitted.requestId);
  }
  // Who is told what is missing keeps it on the page; who is told that we have it must find it kept.
  if (verdict && (reading.kind !== 'incomplete' || reading.submission.message !== '')) {
    await deps.runner.run(form.orgId, { kind: 'channel', source: `form:${form.id}` }, (ctx) =>
      fileFiltered(ctx, { ...arrival, receivedAt: ctx.now }, verdict),
    );
  }
  if (reading.kind === 'incomplete') return incomplete(request, reply, form, reading);
  return received(request, reply, form, null);
}

/** With a test clock the shared time counts, else the server's receipt as it is. */
async function stamped(deps: FormDeps, form: KnownForm, arrival: ReturnType<typeof formArrival>) {
  if (!deps.runner.frozen) return arrival;
  const receivedAt = await deps.runner.run(
    form.orgId,
    { kind: 'channel', source: 'form' },
    async (ctx) => ctx.now,
  );
  return { ...arrival, receivedAt };
}

const NOTE_EVERY_MS = 10_000;
const noted = new Map<string, number>();

/** When a form was last used, for its page in Settings: kept at most every ten seconds, and nobody waits for it. */
function notePost(deps: FormDeps, form: KnownForm): void {
  const elapsed = performance.now();
  if (elapsed - (noted.get(form.id) ?? Number.NEGATIVE_INFINITY) < NOTE_EVERY_MS) return;
  noted.set(form.id, elapsed);
  const note = (ctx: Context) =>
    ctx.db
      .updateTable('web_form')
      .set({ last_post_at: at(ctx.now) })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', form.id)
      .execute();
  deps.runner
    .run(form.orgId, { kind: 'channel', source: `form:${form.id}` }, note)
    .catch(() => noted.delete(form.id));
}

function verdictOn(reading: Reading, flooding: boolean): { reason: string; evidence: string[] } | null {
  if (reading.kind === 'suspicious') return { reason: reading.reason, evidence: [reading.evidence] };
  if (reading.kind === 'incomplete') return { reason: 'invalid', evidence: Object.values(reading.faults) };
  return flooding ? { reason: 'flood', evidence: ['many posts from one address within a minute'] } : null;
}

function incomplete(
  request: FastifyRequest,
  reply: FastifyReply,
  form: KnownForm,
  reading: Extract<Reading, { kind: 'incomplete' }>,
) {
  if (wantsJson(request)) {
    const errors = Object.entries(reading.faults).map(([name, detail]) => ({ pointer: `/${name}`, detail }));
    return send(reply, problem(422, 'Something is missing', errors.map((e) => e.detail).join(' '), errors));
  }
  const nonce = reading.submission.nonce ?? newId();
  return html(
    reply,
    422,
    formPage({
      company: form.company,
      action: request.url,
      nonce,
      values: { ...reading.submission, email: reading.submission.givenEmail },
      faults: reading.faults,
    }),
  );
}

function received(request: FastifyRequest, reply: FastifyReply, form: KnownForm, requestId: string | null) {
  if (wantsJson(request)) return reply.code(requestId ? 201 : 202).send({ received: true, requestId });
  return html(reply, requestId ? 201 : 202, thanksPage(form.company));
}

function answer(request: FastifyRequest, reply: FastifyReply, status: number, title: string, text: string) {
  return wantsJson(request)
    ? send(reply, problem(status, title, text))
    : html(reply, status, refusalPage(title, text));
}

function html(reply: FastifyReply, status: number, page: string) {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    )
    .send(page);
}

function wantsJson(request: FastifyRequest): boolean {
  return (
    request.headers['content-type']?.startsWith('application/json') === true ||
    request.headers.accept === 'application/json'
  );
}

function allowSite(request: FastifyRequest, reply: FastifyReply, form: KnownForm | null): void {
  const { origin } = request.headers;
  reply.header('vary', 'origin');
  if (!origin || !form?.allowedSites.includes(origin)) return;
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-allow-methods', 'POST');
  reply.header('access-control-allow-headers', 'content-type, accept');
  // Another site's script must be able to read the answer.
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

function keyOf(request: FastifyRequest): string {
  return (request.params as { key: string }).key;
}

/** Forms by key, remembered for two seconds: an enquiry must not wait for a look-up that never changes. */
class FormLookup {
  readonly #database: Database;
  readonly #known = new Map<string, { form: KnownForm | null; until: number }>();

  constructor(database: Database) {
    this.#database = database;
  }

  async find(key: string): Promise<KnownForm | null> {
    if (!isKeepable(key)) return null;
    const known = this.#known.get(key);
    if (known && known.until > performance.now()) return known.form;
    const form = await this.#load(key);
    if (this.#known.size > 1_000) this.#known.clear();
    this.#known.set(key, { form, until: performance.now() + FORGET_MS });
    return form;
  }

  async #load(key: string): Promise<KnownForm | null> {
    const found = await this.#database.inNoOrganisation((db) =>
      db
        .selectFrom('public_key as k')
        .innerJoin('organisation as o', 'o.id', 'k.org_id')
        .select(['k.org_id', 'k.subject_id', 'o.name'])
        .where('k.kind', '=', 'form')
        .where('k.key', '=', key)
        .executeTakeFirst(),
    );
    if (!found) return null;
    return this.#database.inOrganisation(found.org_id, async (db) => {
      const { rows } = await sql<{ desk_id: string; name: string; allowed_sites: string[] }>`
        select desk_id, name, allowed_sites from web_form where org_id = ${found.org_id} and id = ${found.subject_id}`.execute(
        db,
      );
      const row = rows[0];
      if (!row) return null;
      return {
        orgId: found.org_id,
        id: found.subject_id,
        deskId: row.desk_id,
        name: row.name,
        company: found.name,
        allowedSites: row.allowed_sites,
      };
    });
  }
}
