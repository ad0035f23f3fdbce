import type { Instant } from '../core/time/instant.ts';
import type { Json, Org, OrgRow } from './schema-parts.ts';

/** Weekly reports as they were computed, and to whom they were mailed. */
export interface WeeklyTables {
  weekly_report: OrgRow & {
    week: string;
    as_of: Instant;
    computed_at: Instant;
    ledger_xid: string;
    targets: Json<unknown>;
    content: Json<unknown>;
    mailed: boolean;
    confirmed_by: string | null;
    confirmed_at: Instant | null;
    comment: string | null;
    reviewed_by: string | null;
    reviewed_at: Instant | null;
    decision: string | null;
  };
  weekly_report_mail: Org & {
    id: string;
    report_id: string;
    user_id: string;
    state: 'queued' | 'sent' | 'failed';
    at: Instant;
    detail: string | null;
  };
}
