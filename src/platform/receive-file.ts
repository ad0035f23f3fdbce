import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../core/domain-error.ts';
import { checkFile, FILE_HEAD_BYTES, LARGEST_FILE_BYTES } from '../core/files/check-file.ts';
import { asMember, type Gate, type Member } from './bindings.ts';
import type { Context } from './context.ts';
import { id, type Role } from './contract.ts';
import { blobHash, keepBlob } from './keep-blob.ts';
import { notFound } from './problem.ts';

/** A file that has been looked at and whose bytes are stored. */
export interface ReceivedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FileDoor {
  /** With `:org`, and `:id` where it belongs to something. */
  readonly path: string;
  readonly access: readonly Role[];
  /** Keeps what is to be kept of it, after its bytes; what it returns is the answer. `at` is `:id`, or empty. */
  take(ctx: Context, file: ReceivedFile, member: Member, at: string): Promise<object>;
}

/** Uploads of one address a minute. */
const FILES_A_MINUTE = 120;

/**
 * Opens doors that take a file as the raw body of a POST (`application/octet-stream`), its name as `?name=`. Only here
 * may a body be larger than a form; who is not signed in is turned away before it is read.
 */
export function registerFileDoors(http: FastifyInstance, gate: Gate, doors: readonly FileDoor[]): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: LARGEST_FILE_BYTES },
      (_request, body, done) => done(null, body),
    );
    for (const door of doors)
      scope.post(
        door.path,
        {
          bodyLimit: LARGEST_FILE_BYTES,
          config: { rateLimit: { max: FILES_A_MINUTE, timeWindow: '1 minute' } },
          onRequest: async (request) => {
            if (!(await gate.userOf(request)))
              throw Object.assign(new Error('Sign in first.'), { statusCode: 401 });
          },
        },
        async (request, reply) => {
          reply.header('cache-control', 'no-store');
          return receive(request, gate, door);
        },
      );
  });
}

async function receive(request: FastifyRequest, gate: Gate, door: FileDoor): Promise<object> {
  const { id: at = '' } = request.params as { id?: string };
  if (door.path.includes(':id') && !id.safeParse(at).success) throw notFound();
  return asMember(request, gate, door.access, async (ctx, member) => {
    const { name = '' } = request.query as { name?: unknown };
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const checked = checkFile({
      name: typeof name === 'string' ? name.toWellFormed() : '',
      type: '',
      head: content.subarray(0, FILE_HEAD_BYTES),
      bytes: content.byteLength,
    });
    if (!checked.ok) throw new DomainError('invalid', checked.reason, '/file');
    const sha256 = blobHash(content);
    await keepBlob(ctx, sha256, content);
    const { name: kept, type } = checked;
    return door.take(ctx, { name: kept, type, bytes: content.byteLength, sha256 }, member, at);
  });
}
