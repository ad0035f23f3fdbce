import { everOpen } from '../time/calendar.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { type Clock, shifted } from './clock.ts';
import type { ClockCode } from './clock-kind.ts';

/** Business time after which a message without an answer is sitting, and its manager hears of it by name (S1-33). */
export const SITTING_AFTER: Milliseconds = 480 * MINUTE;

/** Who is told: people by what they are to the request, or by their role on its desk. */
export type Receiver =
  | 'owner'
  | 'coordinator'
  | 'manager'
  | 'executive'
  | 'recovery_lead'
  | 'helper'
  | 'helper_lead'
  | 'rota'
  | 'reader';

/** When a stage comes, in the clock's own calendar unless it says otherwise. */
type StageTime =
  | { readonly share: number }
  /** Share of the way to the goal. */
  | { readonly shareOfGoal: number }
  | { readonly after: Milliseconds }
  | { readonly before: Milliseconds; readonly elapsed?: true }
  | { readonly businessDaysBefore: number }
  | { readonly businessDaysAfter: number }
  /** The opening of the business day of the deadline. */
  | { readonly opening: true };

/** Something that time alone brings about on a clock: somebody is told, or a silent holder is noted. */
export interface Stage {
  /** Names the stage in the delivery log; unique in its plan. */
  readonly name: string;
  readonly at: StageTime;
  readonly to: readonly Receiver[];
  /** The holder who has not touched the item by then is noted as silent (R4). */
  readonly notesSilence?: true;
  /** One notice for everything of this kind on the desk that is due then. */
  readonly asList?: true;
  /** Told with the lists of what is still to be cleared. */
  readonly isSweep?: true;
}

const half: Stage = { name: '50 %', at: { share: 0.5 }, to: ['owner'] };
const fourFifths: Stage = { name: '80 %', at: { share: 0.8 }, to: ['owner', 'coordinator'] };
/** At the breach the owner is asked why, the manager told. */
const late: Stage = { name: 'late', at: { share: 1 }, to: ['manager', 'owner'] };
const standard = [half, fourFifths, late];
const toldLate = (...to: Receiver[]): Stage => ({ name: 'late', at: { share: 1 }, to });
const silence = (minutes: number): Stage => ({
  name: `silent ${minutes} min`,
  at: { after: minutes * MINUTE },
  to: [],
  notesSilence: true,
});

/** DOMAIN 2.4, last column, with ruling R11. */
export const stagePlan: Readonly<Record<ClockCode, readonly Stage[]>> = {
  C1: [
    { name: '50 %', at: { share: 0.5 }, to: ['coordinator'] },
    { name: '80 %', at: { share: 0.8 }, to: ['coordinator'] },
    toldLate('manager'),
  ],
  C2: standard,
  C3: standard,
  // The voice line itself rings the next expert; the manager hears of the second miss within 15 minutes.
  C4: [toldLate('manager')],
  C5: standard,
  C6: [
    { name: '50 % to close', at: { shareOfGoal: 0.5 }, to: ['owner'] },
    { name: 'at close', at: { shareOfGoal: 1 }, to: ['owner', 'coordinator'] },
    toldLate('manager', 'owner'),
  ],
  C7: [
    { name: '60 min to close', at: { before: 60 * MINUTE }, to: ['owner'] },
    { ...toldLate('manager'), asList: true },
  ],
  C8: [
    { name: '60 min to close', at: { before: 60 * MINUTE }, to: ['owner', 'coordinator'], asList: true },
    { name: '15 min to close', at: { before: 15 * MINUTE }, to: ['owner', 'coordinator'], asList: true },
    { ...toldLate('manager'), asList: true },
    { name: 'sitting', at: { after: SITTING_AFTER }, to: ['manager'], isSweep: true },
  ],
  C9: [
    { name: 'at once', at: { share: 0 }, to: ['recovery_lead'] },
    { name: '50 %', at: { share: 0.5 }, to: ['recovery_lead', 'manager'] },
    { name: '80 %', at: { share: 0.8 }, to: ['executive'] },
    toldLate('executive'),
  ],
  'C9.plan': [{ name: '50 %', at: { share: 0.5 }, to: ['recovery_lead'] }, toldLate('manager')],
  C10: [
    { name: '30 min before', at: { before: 30 * MINUTE, elapsed: true }, to: ['owner'] },
    { name: '10 min before', at: { before: 10 * MINUTE, elapsed: true }, to: ['owner'] },
    toldLate('manager', 'owner'),
  ],
  C11: standard,
  C12: [{ name: 'due today', at: { opening: true }, to: ['owner'] }, toldLate('owner')],
  C13: [{ name: '15 min before', at: { before: 15 * MINUTE }, to: ['owner'] }, toldLate('owner')],
  C14: [
    { name: '50 %', at: { share: 0.5 }, to: ['helper'] },
    { name: '80 %', at: { share: 0.8 }, to: ['helper_lead'] },
    toldLate('manager', 'helper_lead'),
  ],
  C15: [toldLate('owner'), { name: 'two days', at: { businessDaysAfter: 1 }, to: ['manager'] }],
  C16: [{ name: 'day before', at: { businessDaysBefore: 1 }, to: ['reader'] }, toldLate('manager')],
  'C16.legend': [{ name: 'day before', at: { businessDaysBefore: 1 }, to: ['reader'] }, toldLate('manager')],
  'C17.reply': standard,
  'C17.decision': standard,
  C18: [{ name: '50 %', at: { share: 0.5 }, to: ['owner', 'coordinator'] }, toldLate('executive')],
  C19: [{ ...toldLate('manager'), asList: true }],
  C20: [{ name: 'at once', at: { share: 0 }, to: ['rota'] }],
};

/** Told at any hour: somebody's goods stand still, somebody is on the line, or nobody else looks after it (R9). */
export const toldAtAnyHour: ReadonlySet<ClockCode> = new Set(['C4', 'C9', 'C9.plan', 'C18']);

/** What the stages of a clock hang on. */
export type StagedClock = Pick<
  Clock,
  | 'kind'
  | 'startedAt'
  | 'dueAt'
  | 'goalAt'
  | 'target'
  | 'calendar'
  | 'silenceMinutes'
  | 'pauses'
  | 'movedAt'
  | 'endedAt'
>;

export interface TimedStage {
  readonly stage: Stage;
  readonly at: Instant;
}

/**
 * The stages of a clock later than `after`, in order, as far as its facts go. None lies before the start, none before
 * the deadline last moved (what was passed by then is not passed again), none while it stands still or has ended.
 */
export function stagesAfter(clock: StagedClock, after: Instant): TimedStage[] {
  const pause = clock.pauses.at(-1);
  if (clock.endedAt !== null || (pause && pause.to === null)) return [];
  return stagesOf(clock)
    .map((stage) => ({ stage, at: timeOf(stage, clock) }))
    .filter(
      (timed): timed is TimedStage =>
        timed.at !== null &&
        timed.at > after &&
        timed.at >= clock.startedAt &&
        (clock.movedAt === null || timed.at > clock.movedAt || timed.stage.name === 'late'),
    )
    .sort((a, b) => a.at - b.at);
}

/** Its plan; on the customer's clock with the stages of silence that held when it started (R4). */
function stagesOf({ kind, silenceMinutes }: StagedClock): readonly Stage[] {
  const plan = stagePlan[kind.code];
  return kind.code === 'C3' ? [...plan, ...silenceMinutes.map(silence)] : plan;
}

function timeOf({ at, name }: Stage, clock: StagedClock): Instant | null {
  const { startedAt, dueAt, goalAt } = clock;
  const { calendar } = clock.calendar;
  if (name === 'late') return clock.kind.neverLate ? null : dueAt + 1;
  if ('share' in at)
    // At once, where the clock only counts at some hours in the first of them.
    return at.share === 0
      ? calendar.nextOpening(startedAt)
      : calendar.subtract(dueAt, (1 - at.share) * length(clock));
  if ('shareOfGoal' in at) return goalAt === null ? null : shareOfGoal(at.shareOfGoal, clock, goalAt);
  if ('after' in at) return calendar.add(startedAt, at.after);
  if ('before' in at) return (at.elapsed ? everOpen : calendar).subtract(dueAt, at.before);
  if ('businessDaysAfter' in at) return daysFromTarget(clock, at.businessDaysAfter) + 1;
  if ('businessDaysBefore' in at) return daysFromTarget(clock, -at.businessDaysBefore);
  return calendar.openingOfBusinessDay(dueAt);
}

function shareOfGoal(
  share: number,
  { startedAt, calendar: { calendar } }: StagedClock,
  goalAt: Instant,
): Instant {
  return share === 1 ? goalAt : calendar.subtract(goalAt, (1 - share) * calendar.between(startedAt, goalAt));
}

/** A target of whole days, and some more or less; counted from the start, since a half day holds the time of day; pauses move it as they move the deadline. */
function daysFromTarget(clock: StagedClock, days: number): Instant {
  const { startedAt, target, calendar } = clock;
  const wholeDays = Math.max(0, (target.targetMs ?? 0) / DAY + days);
  return shifted(calendar.calendar.addBusinessDays(startedAt, wholeDays), clock);
}

/** The whole span in the clock's own calendar, pauses left out. */
function length({ startedAt, dueAt, calendar: { calendar }, pauses }: StagedClock): Milliseconds {
  const paused = pauses.map(({ from, to }) =>
    to === null || from >= dueAt ? 0 : calendar.between(from, to),
  );
  return calendar.between(startedAt, dueAt) - paused.reduce((sum, span) => sum + span, 0);
}
