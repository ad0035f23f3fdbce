import type { ColumnType, Generated } from 'kysely';
import type { Pause } from '../core/clock/clock.ts';
import type { ClockCalendar } from '../core/clock/clock-kind.ts';
import type { Segment } from '../core/clock/fact.ts';
import type { QuestionState } from '../core/clock/picture.ts';
import type { BuyingStage } from '../core/request/buying-stage.ts';
import type { LeadResult, LostReason } from '../core/request/lead-result.ts';
import type { RequestState } from '../core/request/request-state.ts';
import type { Instant, Milliseconds } from '../core/time/instant.ts';
import type { CallOutcome, Delivery, Json, Org, OrgRow, ReplyIntent } from './schema-parts.ts';

/** Tables about contacts, what they want, and what we do about it. */
export interface RequestTables {
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
  contact: OrgRow & {
    name: string;
    email: string | null;
    phone: string | null;
    company: string | null;
    zone: string | null;
    address_suspect: Generated<boolean>;
    created_at: Instant;
    segment: Segment | null;
    asked_at: Generated<Instant | null>;
    asked_in: Generated<string | null>;
    no_questions_at: Generated<Instant | null>;
    no_contact_at: Generated<Instant | null>;
    merged_into: Generated<string | null>;
  };
  page_view: OrgRow & {
    contact_id: string;
    request_id: string;
    url: string;
    title: string;
    seen_at: Instant;
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
    entered_by: Generated<string | null>;
    merged_into: Generated<string | null>;
    split_from: Generated<string | null>;
    buying_stage: Generated<BuyingStage>;
    lead_result: Generated<LeadResult | null>;
    lost_because: Generated<LostReason | null>;
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
    /** The address the contact wrote from. */
    from_address: Generated<string | null>;
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
    entered_by: Generated<string | null>;
    entered_at: Generated<Instant | null>;
    /** Its writer can take it back until then; null once it is with the outbox. */
    held_until: Generated<Instant | null>;
    taken_from: ColumnType<unknown, string | null | undefined, string | null>;
    signature: Generated<string>;
    /** Found in Sent while its sending was under way. */
    found_sent_at: Generated<Instant | null>;
  };
  attachment: OrgRow & {
    message_id: string;
    name: string;
    type: string;
    bytes: number;
    sha256: string;
    content_id: string | null;
  };
  draft: Org & {
    request_id: string;
    user_id: string;
    body: Json<unknown>;
    saved_at: Instant;
    version: Generated<number>;
    older: Json<unknown> | null;
  };
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
  note: OrgRow & {
    request_id: string;
    kind: 'hand_over' | 'note';
    author_id: string;
    at: Instant;
    text: string;
    edited_at: Generated<Instant | null>;
    deleted_at: Generated<Instant | null>;
  };
  help_ask: OrgRow & {
    request_id: string;
    asked_by: string;
    to_user_id: string | null;
    to_team_id: string | null;
    question: string;
    asked_at: Instant;
    state: 'asked' | 'info_needed' | 'answered' | 'taken_over' | 'withdrawn';
    needed: Generated<string | null>;
    given: Generated<string | null>;
    after_id: Generated<string | null>;
    answer: Generated<string | null>;
    answered_by: Generated<string | null>;
    answered_at: Generated<Instant | null>;
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
    put_off_to: Generated<Instant | null>;
    put_off_times: Generated<number>;
    tried_at: Generated<Instant | null>;
    state: 'planned' | 'done' | 'cancelled';
    ended_at: Instant | null;
    ended_reason: string | null;
    created_by: string;
    created_at: Instant;
  };
  backlog_alarm: Org & { user_id: string; level: 'amber' | 'red'; raised_at: Instant };
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
    state: 'held' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';
    at: Instant;
    detail: string | null;
  };
}
