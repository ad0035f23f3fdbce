import type { Generated } from 'kysely';
import type { Instant, Milliseconds } from '../core/time/instant.ts';
import type { Json, Org, OrgRow } from './schema-parts.ts';

/** Files handed in to be measured, and what came out. */
export interface AuditTables {
  audit: OrgRow & {
    name: string;
    bytes: Generated<number>;
    complete: Generated<boolean>;
    guess_ms: Milliseconds | null;
    guessed_by: string | null;
    guessed_at: Instant | null;
    settings: Json<unknown> | null;
    result: Json<unknown> | null;
    measured_at: Instant | null;
    added_by: string;
    added_at: Instant;
  };
  audit_piece: Org & { audit_id: string; part: number; bytes: Buffer };
}
