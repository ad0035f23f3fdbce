import type { BreachReason } from '../core/clock/breach-reasons.ts';
import type { ClockCode } from '../core/clock/clock-kind.ts';
import type { Instant } from '../core/time/instant.ts';
import type { OrgRow } from './schema-parts.ts';

/** Why deadlines were missed; `id` is that of the clock. */
export interface BreachTables {
  breach_reason: OrgRow & {
    request_id: string;
    clock_kind: ClockCode;
    reason: BreachReason;
    /** The team that is named, which confirms. */
    department_id: string | null;
    note: string;
    given_by: string;
    given_at: Instant;
    confirmed_by: string | null;
    confirmed_at: Instant | null;
  };
}
