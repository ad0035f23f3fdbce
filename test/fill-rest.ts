import { sql } from 'kysely';
import { at } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';
import { breachRows } from './breach-rows.ts';
import { conversationRows, type FilledConversations } from './fill-conversations.ts';
import { type FilledHuddle, huddleRows } from './fill-huddle.ts';
import { libraryRows } from './library-rows.ts';
import { measureRows } from './measure-rows.ts';
import { promiseRows } from './promise-rows.ts';
import { weeklyRows } from './weekly-rows.ts';
import type { Organisation, World } from './world.ts';

/** Objects of routing, duty and dated work in a filled organisation, by what their place in a path is called. */
export interface FilledRest extends FilledConversations, FilledHuddle {
  readonly department: string;
  readonly team: string;
  readonly skill: string;
  readonly shift: string;
  readonly rota: string;
  readonly rules: string;
  readonly help: string;
  readonly call: string;
  readonly followUp: string;
  readonly pushSubscription: string;
  readonly asset: string;
  readonly competitor: string;
  /** Misses: one without a reason, and one with a reason that the member's team has to confirm. */
  readonly breach: string;
  readonly unconfirmed: string;
  readonly audit: string;
  readonly scorecard: string;
  readonly weekly: string;
}

interface Ids {
  readonly request: string;
  readonly contact: string;
  readonly member: string;
  readonly notification: string;
}

/** A row in every table of routing, duty, calls, follow-ups and choices of notice, each with the mark where it holds text. */
export async function fillRest(
  world: World,
  { orgId, deskId }: Organisation,
  ids: Ids,
  mark: string,
): Promise<FilledRest> {
  const now = await world.now();
  const [at0, later] = [at(now), at(now + 3_600_000)];
  const made: Omit<FilledRest, keyof FilledConversations | keyof FilledHuddle> = {
    department: newId(),
    team: newId(),
    skill: newId(),
    shift: newId(),
    rota: newId(),
    rules: newId(),
    help: newId(),
    call: newId(),
    followUp: newId(),
    pushSubscription: newId(),
    asset: newId(),
    competitor: newId(),
    breach: newId(),
    unconfirmed: newId(),
    audit: newId(),
    scorecard: newId(),
    weekly: newId(),
  };
  const { request, contact, member, notification } = ids;
  // Names are unique in an organisation, which may be filled more than once.
  const name = `${mark} ${made.skill.slice(-6)}`;
  const rules = JSON.stringify({ order: 'expert_first', silenceMinutes: [10, 20], rows: [] });
  const conversations = conversationRows(orgId, { request, contact, member, at: at0 }, mark);
  const huddle = huddleRows(orgId, { member, request, at: at0 }, mark);
  const statements = [
    sql`insert into department (org_id, id, name) values (${orgId}, ${made.department}, ${name})`,
    sql`insert into team (org_id, id, name, department_id) values (${orgId}, ${made.team}, ${name}, ${made.department})`,
    sql`insert into skill (org_id, id, kind, name, words) values (${orgId}, ${made.skill}, 'product', ${name}, ${[mark]})`,
    sql`insert into member_skill (org_id, user_id, skill_id, level) values (${orgId}, ${member}, ${made.skill}, 3)`,
    sql`insert into shift (org_id, id, user_id, kind, starts_at, ends_at, note, created_by)
      values (${orgId}, ${made.shift}, ${member}, 'duty', ${at0}, ${later}, ${mark}, 'test')`,
    sql`insert into rota (org_id, id, name, purpose, zone, starts_on, turn_days)
      values (${orgId}, ${made.rota}, ${name}, 'off_hours', 'America/Chicago', '2026-01-05', 7)`,
    sql`insert into rota_member (org_id, rota_id, position, user_id) values (${orgId}, ${made.rota}, 0, ${member})`,
    sql`insert into calendar_feed (org_id, user_id, sealed_url, host, added_at)
      values (${orgId}, ${member}, 'sealed', ${mark}, ${at0}) on conflict do nothing`,
    sql`insert into routing_version (org_id, id, desk_id, state, valid_from, rules, changed_by, changed_at, note)
      values (${orgId}, ${made.rules}, ${deskId}, 'switched_on', ${at0}, ${rules}, 'test', ${at0}, ${mark})`,
    sql`insert into routing_decision (org_id, id, request_id, at, user_id, reason, needs, ranking)
      values (${orgId}, ${newId()}, ${request}, ${at0}, ${member}, ${mark}, '[]', '[]')`,
    sql`insert into setting (org_id, key, value) values (${orgId}, ${name}, '{}')`,
    sql`insert into note (org_id, id, request_id, kind, author_id, at, text)
      values (${orgId}, ${newId()}, ${request}, 'hand_over', ${member}, ${at0}, ${mark})`,
    sql`insert into help_ask (org_id, id, request_id, asked_by, to_user_id, question, asked_at, state)
      values (${orgId}, ${made.help}, ${request}, ${member}, ${member}, ${mark}, ${at0}, 'asked')`,
    sql`insert into call (org_id, id, request_id, contact_id, user_id, number, started_at, said)
      values (${orgId}, ${made.call}, ${request}, ${contact}, ${member}, '+14025550100', ${at0}, ${mark})`,
    sql`insert into follow_up (org_id, id, request_id, owner_id, kind, text, due_at, state, created_by, created_at)
      values (${orgId}, ${made.followUp}, ${request}, ${member}, 'call', ${mark}, ${later}, 'planned', 'test', ${at0})`,
    sql`insert into page_view (org_id, id, contact_id, request_id, url, title, seen_at)
      values (${orgId}, ${newId()}, ${contact}, ${request}, ${mark}, ${mark}, ${at0})`,
    sql`insert into buyer_word (org_id, id, request_id, contact_id, at, kind, value, words, nonce)
      values (${orgId}, ${newId()}, ${request}, ${contact}, ${at0}, 'need', '', ${mark}, ${newId()})`,
    sql`insert into referral (org_id, id, request_id, contact_id, at, name, email)
      values (${orgId}, ${newId()}, ${request}, ${contact}, ${at0}, ${mark}, 'kim@farm.example')`,
    sql`insert into competitor_reply (org_id, id, request_id, name, replied_at, told_by, recorded_by, recorded_at)
      values (${orgId}, ${made.competitor}, ${request}, ${mark}, ${at0}, 'buyer', ${member}, ${at0})`,
    ...breachRows(orgId, { ...ids, ...made }, mark, now),
    sql`insert into message_trust (org_id, source_key, from_domain, checked_by, standing, results, at)
      values (${orgId}, ${newId()}, ${mark}, 'nobody', 'unchecked', '{}', ${at0})`,
    sql`insert into picture_sender (org_id, user_id, address, added_at)
      values (${orgId}, ${member}, ${mark}, ${at0}) on conflict do nothing`,
    sql`insert into own_mail (org_id, message_id, request_id, suggested)
      select org_id, id, request_id, '{}' from message where org_id = ${orgId} and request_id = ${request} and direction = 'out' limit 1
      on conflict do nothing`,
    sql`insert into upload (org_id, id, request_id, user_id, name, type, bytes, sha256, at)
      values (${orgId}, ${newId()}, ${request}, ${member}, ${mark}, 'text/plain', 1, ${mark}, ${at0})`,
    sql`insert into signature (org_id, user_id, text, changed_at)
      values (${orgId}, ${member}, ${mark}, ${at0}) on conflict do nothing`,
    sql`insert into backlog_alarm (org_id, user_id, level, raised_at)
      values (${orgId}, ${member}, 'amber', ${at0}) on conflict do nothing`,
    sql`insert into notification_choice (org_id, user_id, choice) values (${orgId}, ${member}, '{}') on conflict do nothing`,
    sql`insert into push_subscription (org_id, id, user_id, endpoint, p256dh, auth, label, added_at)
      values (${orgId}, ${made.pushSubscription}, ${member}, ${`https://push.test/${made.pushSubscription}`}, 'k', 'a', ${mark}, ${at0})`,
    sql`insert into notification_delivery (org_id, notification_id, way, target_id, state, at, detail)
      values (${orgId}, ${notification}, 'mail', ${notification}, 'sent', ${at0}, ${mark})`,
    sql`insert into audit (org_id, id, name, bytes, complete, guess_ms, guessed_by, guessed_at, added_by, added_at)
      values (${orgId}, ${made.audit}, ${mark}, 1, true, 1, ${member}, ${at0}, ${member}, ${at0})`,
    sql`insert into audit_piece (org_id, audit_id, part, bytes) values (${orgId}, ${made.audit}, 0, ${Buffer.from(`id,received_at,answered_at\n${mark},2026-02-27T15:00:00Z,2026-02-27T15:10:00Z\n`)})`,
    ...weeklyRows(orgId, { weekly: made.weekly, member }, mark, at0),
    ...promiseRows(orgId, { scorecard: made.scorecard, contact, member }, mark, at0),
    sql`insert into demo_history (org_id, first_day, total) values (${orgId}, 18267, 1) on conflict do nothing`,
    sql`insert into tour_guess (org_id, user_id, guess_ms, guessed_at) values (${orgId}, ${member}, 1, ${at0})
      on conflict do nothing`,
    ...measureRows(orgId, { request, at: at0 }, mark),
    ...conversations.statements,
    ...huddle.statements,
    ...libraryRows(orgId, { asset: made.asset, skill: made.skill, member, request }, mark, at0),
  ];
  await world.owner(async (db) => {
    for (const statement of statements) await statement.execute(db);
  });
  return { ...made, ...huddle.made, ...conversations.made };
}
