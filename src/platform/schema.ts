import type { ColumnType, Generated } from 'kysely';
import type { Pause } from '../core/clock/clock.ts';
import type { ClockCalendar } from '../core/clock/clock-kind.ts';
import type { Segment } from '../core/clock/fact.ts';
import type { QuestionState } from '../core/clock/picture.ts';
import type { RequestState } from '../core/request/request-state.ts';
import type { Instant, Milliseconds } from '../core/time/instant.ts';

/** jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type Org = { org_id: string };
type OrgRow = Org & { id: string };

export interface StoredServer {
  host: string;
  port: number;
  secure: 'tls' | 'starttls' | 'none';
  user: string;
  sealedPassword: string | null;
  allowSelfSigned: boolean;
}

export type SetupStep = 'company' | 'hours' | 'mailbox' | 'people' | 'form' | 'test';
export type Week = Partial<Record<'1' | '2' | '3' | '4' | '5' | '6' | '7', [string, string][]>>;
export type CalendarScope = 'organisation' | 'desk' | 'team' | 'person' | 'call_window';
export type SkillKind = 'product' | 'industry' | 'language' | 'region';
export type RotaPurpose = 'off_hours' | 'executive' | 'recovery';
export type CallOutcome = 'connected' | 'voicemail' | 'no_answer' | 'busy' | 'wrong_number';
export type Delivery = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'bounced';

/** What a reply settles, as its writer confirmed it. */
export interface ReplyIntent {
  answers: string[];
  parts: string[];
  interim: { who: string; by: Instant } | null;
  /** It is the quote that was asked for; left out where nobody said so. */
  quote?: boolean;
}

/** The tables. Every instant is written through `at()` of database.ts and read as epoch milliseconds. */
export interface Schema {
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
  membership: Org & {
    user_id: string;
    name: string;
    email: string;
    roles: string[];
    team_id: string | null;
    active: Generated<boolean>;
    open_items: Generated<number>;
    created_at: Instant;
    phone: Generated<string | null>;
    load_limit: Generated<number | null>;
    last_assigned_at: Generated<Instant | null>;
  };
  department: OrgRow & { name: string };
  team: OrgRow & { name: string; department_id: Generated<string | null> };
  skill: OrgRow & { kind: SkillKind; name: string; words: Generated<string[]> };
  member_skill: Org & { user_id: string; skill_id: string; level: number };
  shift: OrgRow & {
    user_id: string;
    kind: 'duty' | 'on_call';
    starts_at: Instant;
    ends_at: Instant;
    note: Generated<string>;
    created_by: string;
  };
  rota: OrgRow & {
    name: string;
    purpose: RotaPurpose;
    zone: string;
    /** Calendar date, YYYY-MM-DD. */
    starts_on: string;
    turns_at: Generated<string>;
    turn_days: number;
  };
  rota_member: Org & { rota_id: string; position: number; user_id: string };
  absence: OrgRow & {
    user_id: string;
    starts_at: Instant;
    ends_at: Instant | null;
    reason: string;
    source: Generated<'entered' | 'mail' | 'calendar'>;
    feed_key: Generated<string | null>;
  };
  calendar_feed: Org & {
    user_id: string;
    sealed_url: string;
    host: string;
    added_at: Instant;
    read_at: Instant | null;
    trouble: string | null;
  };
  routing_version: OrgRow & {
    desk_id: string;
    state: 'draft' | 'switched_on';
    valid_from: Instant | null;
    rules: Json<unknown>;
    changed_by: string;
    changed_at: Instant;
    note: string | null;
  };
  routing_decision: OrgRow & {
    request_id: string;
    at: Instant;
    user_id: string | null;
    reason: string;
    needs: Json<unknown>;
    ranking: Json<unknown>;
    routing_version_id: string | null;
  };
  setting: Org & { key: string; value: Json<unknown> };
  note: OrgRow & {
    request_id: string;
    kind: 'hand_over' | 'note';
    author_id: string;
    at: Instant;
    text: string;
  };
  help_ask: OrgRow & {
    request_id: string;
    asked_by: string;
    to_user_id: string | null;
    to_team_id: string | null;
    question: string;
    asked_at: Instant;
    state: 'asked' | 'info_needed' | 'answered' | 'taken_over' | 'withdrawn';
    needed: string | null;
    answer: string | null;
    answered_by: string | null;
    answered_at: Instant | null;
  };
  call: OrgRow & {
    request_id: string;
    contact_id: string;
    user_id: string;
    number: string;
    started_at: Instant;
    connected_at: Instant | null;
    ended_at: Instant | null;
    outcome: CallOutcome | null;
    reported_at: Instant | null;
    logged_late: Generated<boolean>;
    said: Generated<string>;
    who: string | null;
    by_at: Instant | null;
    next_step: Generated<string>;
    answers: Generated<string[]>;
    reply_class: string | null;
    reason: string | null;
    asked_for: string | null;
    documented_at: Instant | null;
  };
  follow_up: OrgRow & {
    request_id: string;
    owner_id: string;
    kind: 'call' | 'mail' | 'other';
    text: string;
    due_at: Instant;
    value_item: string | null;
    step: number | null;
    asked_by_contact: Generated<boolean>;
    state: 'planned' | 'done' | 'cancelled';
    ended_at: Instant | null;
    ended_reason: string | null;
    created_by: string;
    created_at: Instant;
  };
  backlog_alarm: Org & { user_id: string; level: 'amber' | 'red'; raised_at: Instant };
  notification_choice: Org & { user_id: string; choice: Json<unknown> };
  push_subscription: OrgRow & {
    user_id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    label: string;
    added_at: Instant;
  };
  notification_delivery: Org & {
    notification_id: string;
    way: 'mail' | 'push';
    target_id: string;
    state: 'queued' | 'sent' | 'failed';
    at: Instant;
    detail: string | null;
  };
  invitation: OrgRow & {
    email: string;
    name: string;
    roles: string[];
    week: Json<Week> | null;
    token_hash: string;
    created_at: Instant;
    expires_at: Instant;
    accepted_at: Instant | null;
  };
  calendar: OrgRow & { scope: CalendarScope; scope_id: string };
  calendar_version: OrgRow & {
    calendar_id: string;
    valid_from: Instant;
    recorded_at: Instant;
    spec: Json<unknown>;
    created_by: string;
    note: string | null;
  };
  desk: OrgRow & { name: string; team_id: string };
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
  filtered: OrgRow & {
    source_key: string;
    channel: string;
    received_at: Instant;
    from_text: string;
    subject: string;
    excerpt: string;
    reason: string;
    evidence: string[];
    arrival: Json<unknown>;
    request_id: string | null;
    released_at: Instant | null;
    released_by: string | null;
  };
  sink_mail: OrgRow & { at: Instant; recipient: string; subject: string; text: string; headers: string };
  blob_chunk: Org & { sha256: string; part: number; bytes: Buffer };
  contact: OrgRow & {
    name: string;
    email: string | null;
    phone: string | null;
    company: string | null;
    zone: string | null;
    address_suspect: Generated<boolean>;
    created_at: Instant;
    segment: Segment | null;
  };
  conversation: OrgRow & {
    contact_id: string;
    subject: string;
    channel: string;
    mailbox_id: string | null;
    reply_token: string;
  };
  request: OrgRow & {
    number: Generated<number>;
    conversation_id: string;
    contact_id: string;
    desk_id: string;
    kind: string;
    channel: string;
    source: string | null;
    subject: string;
    state: RequestState;
    owner_id: string | null;
    received_at: Instant;
    logged_at: Instant;
    last_answer_at: Instant | null;
  };
  question: OrgRow & {
    request_id: string;
    text: string;
    implied: boolean;
    state: Generated<QuestionState>;
    position: number;
  };
  message: OrgRow & {
    conversation_id: string;
    request_id: string;
    direction: 'in' | 'out';
    channel: string;
    at: Instant;
    from_text: string;
    to_text: Generated<string>;
    subject: string;
    text: string;
    quoted: Generated<string>;
    html: string | null;
    mail_id: string | null;
    mail_references: Generated<string[]>;
    source_key: string;
    author_id: string | null;
    reply_class: string | null;
    reply: Json<ReplyIntent> | null;
    reason: string | null;
    delivery: Delivery | null;
    delivery_note: string | null;
  };
  attachment: OrgRow & {
    message_id: string;
    name: string;
    type: string;
    bytes: number;
    sha256: string;
    content_id: string | null;
  };
  draft: Org & { request_id: string; user_id: string; body: Json<unknown>; saved_at: Instant };
  clock: OrgRow & {
    request_id: string;
    kind: string;
    about: string;
    started_at: Instant;
    due_at: Instant;
    goal_at: Instant | null;
    target_ms: Milliseconds;
    target_version_id: string;
    calendar_version_id: string;
    counts_in: ClockCalendar;
    zone: string | null;
    pauses: Json<Pause[]>;
    ended_at: Instant | null;
    ending: 'stopped' | 'failed' | 'void' | null;
    end_reason: string | null;
    breached_at: Instant | null;
    wake_at: Instant | null;
    staged_until: Instant | null;
    moved_at: Instant | null;
    story: Json<unknown>;
  };
  notification: OrgRow & {
    user_id: string;
    kind: string;
    text: string;
    request_id: string | null;
    once_key: string;
    at: Instant;
    due_at: Instant | null;
    late: Generated<boolean>;
    read_at: Instant | null;
    clock_id: string | null;
    stage: string | null;
    offered_at: Generated<Instant | null>;
  };
}
