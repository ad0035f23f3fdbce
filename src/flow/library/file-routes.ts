import type { FastifyInstance } from 'fastify';
import { asMember, type Gate } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { deskRoles, id, readerRoles } from '../../platform/contract.ts';
import { wholeBlob } from '../../platform/keep-blob.ts';
import { notFound } from '../../platform/problem.ts';
import { type FileDoor, registerFileDoors } from '../../platform/receive-file.ts';
import { keepLibraryFile } from './keep-library-file.ts';

const door: FileDoor = {
  path: '/api/o/:org/library-files',
  access: deskRoles,
  take: (ctx, file) => keepLibraryFile(ctx, file),
};

/** Files of the library: handed in as a raw body with `?name=`, given out by version, always as a download. */
export function registerLibraryFiles(http: FastifyInstance, gate: Gate): void {
  registerFileDoors(http, gate, [door]);
  http.get('/api/o/:org/library/files/:versionId', async (request, reply) => {
    const { versionId } = request.params as { versionId: string };
    if (!id.safeParse(versionId).success) throw notFound();
    const file = await asMember(request, gate, readerRoles, (ctx) => load(ctx, versionId));
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(file.content);
  });
}

async function load(ctx: Context, versionId: string): Promise<{ name: string; content: Buffer }> {
  const file = await ctx.db
    .selectFrom('library_version as v')
    .innerJoin('library_file as f', (join) =>
      join.onRef('f.org_id', '=', 'v.org_id').onRef('f.id', '=', 'v.file_id'),
    )
    .select(['f.name', 'f.sha256'])
    .where('v.org_id', '=', ctx.orgId)
    .where('v.id', '=', versionId)
    .executeTakeFirst();
  if (!file) throw notFound();
  return { name: file.name, content: await wholeBlob(ctx, file.sha256) };
}
