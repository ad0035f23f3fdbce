import type { Instant } from '../core/time/instant.ts';
import type { Json, Org, OrgRow } from './schema-parts.ts';

/** What huddles showed, agreed and thanked for, work that was declared, and what was kept to learn from. */
export interface HuddleTables {
  huddle: Org & { day: string; begun_by: string; begun_at: Instant; shown: Json<unknown> };
  huddle_action: OrgRow & {
    /** The date of the huddle, as are the others: `2026-12-07`. */
    day: string;
    text: string;
    owner_id: string;
    due_at: Instant;
    added_by: string;
    added_at: Instant;
    done_by: string | null;
    done_at: Instant | null;
    deleted_at: Instant | null;
  };
  huddle_thanks: OrgRow & {
    day: string;
    to_id: string;
    text: string;
    help_id: string | null;
    added_by: string;
    added_at: Instant;
    deleted_at: Instant | null;
  };
  declared_work: OrgRow & {
    request_id: string;
    what: string;
    until: Instant;
    declared_by: string;
    declared_at: Instant;
    ended_at: Instant | null;
  };
  teaching_example: OrgRow & {
    request_id: string;
    title: string;
    question: string;
    lines: Json<unknown>;
    made_by: string;
    made_at: Instant;
    deleted_at: Instant | null;
  };
}
