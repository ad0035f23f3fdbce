import { type RawBuilder, sql } from 'kysely';
import { newId } from '../src/platform/new-id.ts';

/** Objects of huddles in a filled organisation, by what their place in a path is called. */
export interface FilledHuddle {
  readonly action: string;
  readonly thanks: string;
  readonly work: string;
  readonly example: string;
}

/** A row in every table of huddles, each with the mark where it holds text. */
export function huddleRows(
  orgId: string,
  { member, request, at }: { readonly member: string; readonly request: string; readonly at: unknown },
  mark: string,
): { readonly made: FilledHuddle; readonly statements: RawBuilder<unknown>[] } {
  const made = { action: newId(), thanks: newId(), work: newId(), example: newId() };
  const day = '2026-01-05';
  const lines = JSON.stringify([
    { when: 'Mon 09:00', from: 'us', how: 'email', text: mark, gapMinutes: null },
  ]);
  return {
    made,
    statements: [
      sql`insert into huddle (org_id, day, begun_by, begun_at, shown)
        values (${orgId}, ${day}, ${member}, ${at}, ${JSON.stringify({ mark })}) on conflict do nothing`,
      sql`insert into huddle_action (org_id, id, day, text, owner_id, due_at, added_by, added_at)
        values (${orgId}, ${made.action}, ${day}, ${mark}, ${member}, ${at}, ${member}, ${at})`,
      sql`insert into huddle_thanks (org_id, id, day, to_id, text, added_by, added_at)
        values (${orgId}, ${made.thanks}, ${day}, ${member}, ${mark}, ${member}, ${at})`,
      sql`insert into declared_work (org_id, id, request_id, what, until, declared_by, declared_at)
        values (${orgId}, ${made.work}, ${request}, ${mark}, ${at}, ${member}, ${at})`,
      sql`insert into teaching_example (org_id, id, request_id, title, question, lines, made_by, made_at)
        values (${orgId}, ${made.example}, ${request}, ${mark}, ${mark}, ${lines}, ${member}, ${at})`,
    ],
  };
}
