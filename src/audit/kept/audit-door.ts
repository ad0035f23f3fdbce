import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/domain-error.ts';
import { asMember, type Gate, type Member } from '../../platform/bindings.ts';
import type { Actor } from '../../platform/context.ts';
import { at, type Db } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { PIECE_BYTES } from './audit-bytes.ts';
import { auditRoles, LARGEST_AUDIT_BYTES } from './contract.ts';
import { dropAudit } from './remove-audit.ts';

const FILES_A_MINUTE = 20;
const LONGEST_NAME = 200;

/**
 * Opens the door for files to be measured: the raw body of a POST (`application/octet-stream`), its name as `?name=`.
 * It is stored piece by piece as it comes, so that neither memory nor a transaction waits for a slow line.
 */
export function registerAuditDoor(http: FastifyInstance, gate: Gate): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/o/:org/audit-files',
      {
        bodyLimit: LARGEST_AUDIT_BYTES,
        config: { rateLimit: { max: FILES_A_MINUTE, timeWindow: '1 minute' } },
        onRequest: async (request) => {
          if (!(await gate.userOf(request)))
            throw Object.assign(new Error('Sign in first.'), { statusCode: 401 });
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return takeIn(request, gate);
      },
    );
  });
}

async function takeIn(request: FastifyRequest, gate: Gate): Promise<{ id: string }> {
  const id = newId();
  const { name } = request.query as { name?: unknown };
  const member = await asMember(request, gate, auditRoles, async (ctx, asked) => {
    await ctx.db
      .insertInto('audit')
      .values({
        org_id: ctx.orgId,
        id,
        name: shownName(name),
        added_by: asked.userId,
        added_at: at(ctx.now),
      })
      .execute();
    return asked;
  });
  const store = new PieceStore(gate, member, id);
  try {
    for await (const chunk of request.body as AsyncIterable<Buffer>) await store.add(chunk);
    await store.finish();
  } catch (error) {
    await gate.runner.run(member.orgId, actorOf(member), (ctx) => dropAudit(ctx, id));
    throw error;
  }
  return { id };
}

const actorOf = ({ userId }: Member): Actor => ({ kind: 'user', userId });

/** Collects what comes to pieces and stores each when it is full. */
class PieceStore {
  readonly #gate: Gate;
  readonly #member: Member;
  readonly #id: string;
  #chunks: Buffer[] = [];
  #size = 0;
  #total = 0;
  #part = 0;

  constructor(gate: Gate, member: Member, id: string) {
    this.#gate = gate;
    this.#member = member;
    this.#id = id;
  }

  async add(chunk: Buffer): Promise<void> {
    this.#total += chunk.length;
    if (this.#total > LARGEST_AUDIT_BYTES)
      throw new DomainError(
        'too_large',
        `the file is larger than ${LARGEST_AUDIT_BYTES / 1e6} MB; “heed audit” on the command line takes any size`,
        '/file',
      );
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size >= PIECE_BYTES) await this.#store();
  }

  async finish(): Promise<void> {
    if (this.#total === 0) throw new DomainError('invalid', 'the file is empty', '/file');
    if (this.#size > 0) await this.#store();
    await this.#run((db, orgId) =>
      db
        .updateTable('audit')
        .set({ complete: true, bytes: this.#total })
        .where('org_id', '=', orgId)
        .where('id', '=', this.#id)
        .execute(),
    );
  }

  async #store(): Promise<void> {
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    await this.#run((db, org_id) =>
      db.insertInto('audit_piece').values({ org_id, audit_id: this.#id, part: this.#part, bytes }).execute(),
    );
    this.#part += 1;
  }

  #run(work: (db: Db, orgId: string) => Promise<unknown>): Promise<unknown> {
    return this.#gate.runner.run(this.#member.orgId, actorOf(this.#member), (ctx) => work(ctx.db, ctx.orgId));
  }
}

/** Without folders and signs that can't be shown. */
function shownName(name: unknown): string {
  const plain = (typeof name === 'string' ? name : '')
    .toWellFormed()
    .replace(/^.*[\\/]/, '')
    .replace(/\p{C}/gu, ' ')
    .trim();
  return plain.slice(0, LONGEST_NAME) || 'file';
}
