import type { Actor, Runner } from '../../platform/context.ts';
import type { ByteSource } from '../readers/csv-lines.ts';

/** Pieces of a file as they lie in the database. */
export const PIECE_BYTES = 1_000_000;

/** The bytes of a file, piece by piece, each read in a transaction of its own: none stays open while it is measured. */
export function auditBytes(runner: Runner, orgId: string, actor: Actor, auditId: string): ByteSource {
  return async function* bytes() {
    for (let part = 0; ; part += 1) {
      const row = await runner.run(orgId, actor, ({ db }) =>
        db
          .selectFrom('audit_piece')
          .select('bytes')
          .where('org_id', '=', orgId)
          .where('audit_id', '=', auditId)
          .where('part', '=', part)
          .executeTakeFirst(),
      );
      if (!row) return;
      yield row.bytes;
    }
  };
}
