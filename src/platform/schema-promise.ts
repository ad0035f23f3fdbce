import type { Instant } from '../core/time/instant.ts';
import type { OrgRow } from './schema-parts.ts';

/** The public promise page, and customers' own figures. */
export interface PromiseTables {
  promise_version: OrgRow & {
    published: boolean;
    kinds: string[];
    reason: string;
    changed_by: string;
    changed_at: Instant;
  };
  scorecard_link: OrgRow & {
    contact_id: string;
    scope: 'contact' | 'company';
    ends_at: Instant;
    made_by: string;
    made_at: Instant;
    revoked_by: string | null;
    revoked_at: Instant | null;
  };
}
