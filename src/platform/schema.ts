import type { Generated } from 'kysely';
import type { Segment } from '../core/clock/fact.ts';
import type { Instant, Milliseconds } from '../core/time/instant.ts';
import type { AnswerTables } from './schema-answers.ts';
import type { AuditTables } from './schema-audit.ts';
import type { BreachTables } from './schema-breaches.ts';
import type { DemoTables } from './schema-demo.ts';
import type { HuddleTables } from './schema-huddle.ts';
import type { MeasureTables } from './schema-measures.ts';
import type { Json, Org, OrgRow, SetupStep, StoredServer } from './schema-parts.ts';
import type { PeopleTables } from './schema-people.ts';
import type { PromiseTables } from './schema-promise.ts';
import type { RequestTables } from './schema-requests.ts';
import type { WeeklyTables } from './schema-weekly.ts';

export type * from './schema-parts.ts';

/** The tables. Every instant is written through `at()` of database.ts and read as epoch milliseconds. */
export interface Schema
  extends PeopleTables,
    RequestTables,
    AnswerTables,
    AuditTables,
    BreachTables,
    DemoTables,
    HuddleTables,
    MeasureTables,
    PromiseTables,
    WeeklyTables {
  organisation: {
    id: string;
    slug: string;
    name: string;
    zone: string;
    is_demo: Generated<boolean>;
    setup: Json<Partial<Record<SetupStep, 'done' | 'skipped'>>>;
    created_at: Instant;
  };
  public_key: Org & { kind: string; key: string; subject_id: string };
  user_organisation: Org & { user_id: string };
  fact: OrgRow & {
    subject_kind: string;
    subject_id: string;
    kind: string;
    version: Generated<number>;
    occurred_at: Instant;
    recorded_at: Instant;
    evidence: string;
    actor: string;
    source_key: string;
    xid: Generated<string>;
    data: Json<unknown>;
  };
  timer: Org & { kind: string; subject_id: string; due_at: Instant };
  test_clock: { at: Instant };
  health_trouble: Org & { part: string; since: Instant; detail: string };
  installation: { key: string; value: string };
  setting: Org & { key: string; value: Json<unknown> };
  target_version: OrgRow & {
    clock_kind: string;
    target_ms: Milliseconds | null;
    goal_ms: Milliseconds | null;
    valid_from: Instant;
    desk_id: string | null;
    segment: Segment | null;
    state: 'proposed' | 'approved' | 'withdrawn';
    runs: Generated<boolean>;
    proposed_by: string;
    proposed_at: Instant;
    decided_by: string | null;
    decided_at: Instant | null;
    reason: string | null;
  };
  mailbox: OrgRow & {
    desk_id: string;
    name: string;
    address: string;
    forward_to: string | null;
    imap: Json<StoredServer> | null;
    smtp: Json<StoredServer> | null;
    cut_over_at: Instant;
    uid_validity: string | null;
    last_uid: Generated<number>;
    sent_uid_validity: Generated<string | null>;
    sent_last_uid: Generated<number>;
    state: Generated<string>;
    state_reason: string | null;
    state_since: Instant | null;
    last_mail_at: Instant | null;
    removed_at: Instant | null;
  };
  web_form: OrgRow & {
    desk_id: string;
    name: string;
    key: string;
    allowed_sites: string[];
    last_post_at: Instant | null;
  };
  sink_mail: OrgRow & { at: Instant; recipient: string; subject: string; text: string; headers: string };
  blob_chunk: Org & { sha256: string; part: number; bytes: Buffer };
}
