import { sql } from 'kysely';
import { DomainError } from '../core/domain-error.ts';
import { demoSignIn } from '../people/demo-sign-in.ts';
import type { Database } from '../platform/database.ts';

/** Children before parents. */
const tables = [
  'measured_request',
  'roll_up',
  'roll_up_time',
  'measure_cursor',
  'tour_guess',
  'demo_history',
  'scorecard_link',
  'promise_version',
  'weekly_report_mail',
  'weekly_report',
  'audit_piece',
  'audit',
  'notification_delivery',
  'notification',
  'notification_choice',
  'push_subscription',
  'asset_use',
  'library_tag',
  'library_version',
  'library_file',
  'library_asset',
  'competitor_reply',
  'breach_reason',
  'teaching_example',
  'declared_work',
  'huddle_thanks',
  'huddle_action',
  'huddle',
  'buyer_word',
  'referral',
  'own_mail',
  'picture_sender',
  'message_trust',
  'backlog_alarm',
  'follow_up',
  'call',
  'help_ask',
  'note_mention',
  'snooze',
  'note',
  'routing_decision',
  'routing_version',
  'setting',
  'clock',
  'draft',
  'upload',
  'signature',
  'health_trouble',
  'attachment',
  'message',
  'question',
  'page_view',
  'blocked_sender',
  'request_merge',
  'contact_merge',
  'request',
  'conversation',
  'contact',
  'blob_chunk',
  'sink_mail',
  'filtered',
  'web_form',
  'mailbox',
  'target_version',
  'desk',
  'calendar_version',
  'calendar',
  'invitation',
  'absence',
  'calendar_feed',
  'shift',
  'rota_member',
  'rota',
  'member_skill',
  'skill',
  'membership',
  'team',
  'department',
  'timer',
  'fact',
  'public_key',
  'user_organisation',
] as const;

/** Removes the demo organisation with its people and everything in it. Real data is never in there. */
export async function removeDemo(database: Database): Promise<void> {
  await database.asOwner(async (db) => {
    const demo = await db
      .selectFrom('organisation')
      .select('id')
      .where('is_demo', '=', true)
      .executeTakeFirst();
    if (!demo) throw new DomainError('not_found', 'there is no demo organisation');
    for (const table of tables)
      await sql`delete from ${sql.table(table)} where org_id = ${demo.id}`.execute(db);
    await sql`delete from organisation where id = ${demo.id}`.execute(db);
    await sql`delete from auth."user" where email = ${demoSignIn.email}`.execute(db);
    await db
      .insertInto('installation')
      .values({ key: 'demo', value: 'removed' })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'removed' }))
      .execute();
  });
}
