import type { z } from 'zod';
import { hourColumns, readyCells } from '../../core/routing/readiness.ts';
import type { Opening } from '../../core/time/calendar.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { compiledHours } from '../calendars/compiled-hours.ts';
import { dutyTimes } from '../duty-times.ts';
import { mainDesk } from '../main-desk.ts';
import { onCallOrder } from '../on-call.ts';
import { businessDayAhead } from './business-day.ts';
import type { readiness } from './contract.ts';
import { emails } from './emails.ts';
import { knownSkills } from './knowledge.ts';
import { gapsOf, readyPeople } from './ready-people.ts';

type Board = z.input<typeof readiness.response>;

/** This hour and the next eight. */
const COLUMNS = 9;

/** Who is on duty for each skill, and the gaps of the business day (S1-62). */
export async function readinessView(ctx: Context): Promise<Board> {
  const { spec } = await mainDesk(ctx);
  const calendar = compiledHours(spec);
  const columns = hourColumns(ctx.now, COLUMNS, spec.zone);
  const day = businessDayAhead(calendar, ctx.now);
  const from = columns[0]?.open ?? ctx.now;
  const to = Math.max(columns.at(-1)?.close ?? ctx.now, day?.close ?? ctx.now);
  const { members } = await dutyTimes(ctx, from, to);
  const known = await knownSkills(ctx);
  const people = readyPeople(members, known);
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  const open = [...calendar.openings(from, to)];
  const isThere = ({ duty }: { duty: readonly Opening[] }) =>
    duty.some((span) => span.open <= ctx.now && span.close > ctx.now);
  return {
    zone: spec.zone,
    now: toIso(ctx.now),
    columns: columns.map((column) => ({
      ...spanView(column),
      shut: calendar.openings(column.open, column.close).next().done === true,
    })),
    skills: known.skills.map((skill) => ({
      id: skill.id,
      kind: skill.kind,
      name: skill.name,
      holders: people.filter(({ levels }) => (levels.get(skill.id) ?? 0) > 0).length,
      cells: readyCells(skill.id, people, columns, open).map((cell) => ({
        deepest: cell.deepest,
        people: cell.people.map(({ userId, level, wholly }) => ({
          ...{ id: userId, level, wholly },
          name: names.get(userId) ?? '',
        })),
        gaps: cell.gaps.map(spanView),
        shut: cell.isShut,
      })),
    })),
    gaps: gapsOf(known.skills, people, day ? [...calendar.openings(day.open, day.close)] : [], spec.zone).map(
      ({ spans, ...gap }) => ({ ...gap, spans: spans.map(spanView) }),
    ),
    day: day && spanView(day),
    onDuty: people.filter(isThere).length,
    onCall: await onCallPart(ctx),
  };
}

function spanView({ open, close }: Opening) {
  return { from: toIso(open), until: toIso(close) };
}

async function onCallPart(ctx: Context): Promise<Board['onCall']> {
  const parts: Board['onCall'] = [];
  const addresses = await emails(ctx);
  for (const purpose of ['recovery', 'off_hours', 'executive'] as const) {
    for (const { userId, name, phone, until, why, isBackup } of await onCallOrder(ctx, purpose)) {
      // One backup is enough to see; the whole order stands in the roster.
      if (isBackup && parts.some((part) => part.purpose === purpose && part.backup)) continue;
      const email = addresses.get(userId) ?? '';
      parts.push({
        ...{ id: userId, name, phone, email, purpose, why },
        until: toIso(until),
        backup: isBackup,
      });
    }
  }
  return parts;
}
