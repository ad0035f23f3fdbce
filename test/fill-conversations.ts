import { type RawBuilder, sql } from 'kysely';
import { newId } from '../src/platform/new-id.ts';

/** Objects of notes, merges and blocked senders, by what their place in a path is called. */
export interface FilledConversations {
  readonly note: string;
  readonly merge: string;
  readonly blocked: string;
}

/** Of each contact, another one that may be the same person. */
export const spareContacts = new Map<string, string>();

interface Ids {
  readonly request: string;
  readonly contact: string;
  readonly member: string;
  /** An instant as the database takes it. */
  readonly at: unknown;
}

/** Rows in every table of notes, merges, blocked senders and reminders, each with the mark where it holds text. */
export function conversationRows(
  orgId: string,
  { request, contact, member, at }: Ids,
  mark: string,
): { readonly made: FilledConversations; readonly statements: readonly RawBuilder<unknown>[] } {
  const made = { note: newId(), merge: newId(), blocked: newId() };
  const moved = JSON.stringify({ rows: {}, keys: [], earlier: [], before: null, filled: {} });
  const merge = sql`(${orgId}, ${made.merge}, ${contact}, ${contact}, ${member}, ${at}, ${moved})`;
  const requests = sql`(${orgId}, ${newId()}, ${request}, ${request}, ${member}, ${at}, ${moved})`;
  const columns = sql`(org_id, id, gone_id, kept_id, merged_by, merged_at, moved)`;
  const spare = newId();
  spareContacts.set(contact, spare);
  const statements = [
    sql`insert into contact (org_id, id, name, created_at) values (${orgId}, ${spare}, ${mark}, ${at})`,
    sql`insert into note (org_id, id, request_id, kind, author_id, at, text)
      values (${orgId}, ${made.note}, ${request}, 'note', ${member}, ${at}, ${mark})`,
    sql`insert into note_mention (org_id, note_id, user_id) values (${orgId}, ${made.note}, ${member})`,
    sql`insert into contact_merge ${columns} values ${merge}`,
    sql`insert into request_merge ${columns} values ${requests}`,
    sql`insert into blocked_sender (org_id, id, kind, value, request_id, blocked_by, blocked_at)
      values (${orgId}, ${made.blocked}, 'address', ${`${mark}@${made.blocked}.test`.toLowerCase()}, ${request}, ${member}, ${at})`,
    sql`insert into snooze (org_id, request_id, user_id, until, set_at)
      values (${orgId}, ${request}, ${member}, ${at}, ${at}) on conflict do nothing`,
  ];
  return { made, statements };
}
