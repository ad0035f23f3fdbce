import { clockKind } from '../../core/clock/kinds/index.ts';
import { toldAtAnyHour } from '../../core/clock/stages.ts';
import { compileCalendar } from '../../core/time/calendar.ts';
import { type Instant, SECOND } from '../../core/time/instant.ts';
import type { Duty } from '../../people/duty.ts';
import type { Told } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import type { Passed } from './fire-due-clocks.ts';
import { noticeText } from './notice-text.ts';
import { loadReceivers, receiversOf } from './receivers.ts';
import type { Terms } from './terms.ts';

/** Told later than this after its instant, it was missed while Heed was down and says so. */
const LATE_AFTER = 5 * SECOND;

/**
 * What everybody whom the stages name is told, each once, in their own hours: what comes outside waits for them, except
 * where it is told at any hour (R9). The off-hours rota is on call: it is told at once while the contact is awake, and
 * only as long as the desk is shut.
 */
export async function notices(ctx: Context, terms: Terms, passed: readonly Passed[]): Promise<Told[]> {
  const rows: Told[] = [];
  for (const [deskId, ofDesk] of Map.groupBy(passed, ({ row }) => row.desk_id)) {
    const { spec } = terms.deskAt(deskId, ctx.now);
    const isOpen = compileCalendar(spec).isOpen(ctx.now);
    const due = ofDesk.filter((one) => !(isRota(one) && isOpen));
    const receivers = await loadReceivers(ctx, due, spec);
    const told = due.flatMap((one) => receiversOf(one, receivers).map((person) => ({ one, person })));
    const listed = Map.groupBy(told, ({ one, person }) => `${listKey(one)} ${person.userId}`);
    for (const { one, person } of told) {
      const at = tellAt(ctx, one, person, terms);
      const text = noticeText(one, terms.calendarOf(one.row), {
        now: isRota(one) ? at : ctx.now,
        zone: isRota(one) ? (one.row.zone ?? spec.zone) : spec.zone,
        listed: listed.get(`${listKey(one)} ${person.userId}`)?.length ?? 1,
      });
      rows.push(notice(ctx, one, person, { text, at }));
    }
  }
  return rows;
}

const isRota = ({ stage }: Passed): boolean => stage.to.includes('rota');

function tellAt(ctx: Context, one: Passed, person: Duty, terms: Terms): Instant {
  if (isRota(one)) return terms.calendarOf(one.row).nextOpening(ctx.now);
  const anyHour = toldAtAnyHour.has(clockKind(one.row.kind).code);
  if (anyHour || person.onDutyUntil !== null) return ctx.now;
  return Math.max(ctx.now, person.nextOnDuty ?? ctx.now);
}

function notice(
  ctx: Context,
  one: Passed,
  { userId }: Duty,
  { text, at }: { text: string; at: Instant },
): Told {
  const { row, stage } = one;
  const isBreach = stage.name === 'late';
  return {
    userId,
    kind: kindOf(one),
    text,
    requestId: stage.asList ? null : row.request_id,
    onceKey: stage.asList ? listKey(one) : `${isBreach ? 'breach' : stage.name}:${row.id}:${row.due_at}`,
    at,
    dueAt: row.due_at,
    late: ctx.now - one.at > LATE_AFTER,
    ...(stage.asList ? {} : { clockId: row.id }),
    stage: stage.name,
  };
}

function kindOf(one: Passed): string {
  if (isRota(one)) return 'rota';
  if (one.stage.asList || one.stage.isSweep) return 'sweep';
  return one.stage.name === 'late' ? 'breach' : 'warning';
}

/** One notice stands for everything of a kind that is due on a desk at once. */
function listKey({ row, stage }: Passed): string {
  return `${stage.name}:${row.kind}:${row.desk_id}:${row.due_at}`;
}
