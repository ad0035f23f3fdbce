import type { FastifyInstance } from 'fastify';
import type { Gate } from '../../../platform/bindings.ts';
import { deskRoles } from '../../../platform/contract.ts';
import { type FileDoor, registerFileDoors } from '../../../platform/receive-file.ts';
import { keepUpload } from './keep-upload.ts';

const door: FileDoor = {
  path: '/api/o/:org/requests/:id/uploads',
  access: deskRoles,
  take: (ctx, file, _member, requestId) => keepUpload(ctx, requestId, file),
};

/** Takes in files for a reply that is being written; each is answered with its id, name, type and size. */
export function registerUploads(http: FastifyInstance, gate: Gate): void {
  registerFileDoors(http, gate, [door]);
}
