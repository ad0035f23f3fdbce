import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../../core/domain-error.ts';
import { LARGEST_FILE_BYTES } from '../../../core/files/check-file.ts';
import { asMember, type Gate } from '../../../platform/bindings.ts';
import { deskRoles, id } from '../../../platform/contract.ts';
import { isKeepable } from '../../../platform/keepable-text.ts';
import { notFound } from '../../../platform/problem.ts';
import { checkMayUpload, keepUpload } from './keep-upload.ts';

const UPLOADS_A_MINUTE = 120;

/**
 * `POST /api/o/:org/requests/:id/uploads?name=`: the bytes of one file as application/octet-stream, for a reply that is
 * being written. Answers with its id, name, type and size. A type of content of its own, so that no other page's form can
 * send it.
 */
export async function registerUploads(http: FastifyInstance, gate: Gate): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: LARGEST_FILE_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      '/api/o/:org/requests/:id/uploads',
      { config: { rateLimit: { max: UPLOADS_A_MINUTE, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const params = request.params as { id: string };
        const { name } = request.query as { name?: string };
        const kept = await asMember(request, gate, deskRoles, async (ctx) => {
          if (!id.safeParse(params.id).success) throw notFound();
          await checkMayUpload(ctx, params.id);
          return keepUpload(ctx, { requestId: params.id, ...fileOf(request.body, name) });
        });
        return reply.header('cache-control', 'no-store').send(kept);
      },
    );
  });
}

function fileOf(body: unknown, name: unknown): { name: string; content: Buffer } {
  if (!Buffer.isBuffer(body))
    throw new DomainError('invalid', 'send the file itself as application/octet-stream', '/file');
  if (typeof name !== 'string' || name.length > 1_000 || !isKeepable(name))
    throw new DomainError('invalid', 'say what the file is called', '/name');
  return { name, content: body };
}
