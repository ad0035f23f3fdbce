import type { History } from '../../../core/routing/candidate.ts';
import { absenceAt } from '../../../core/routing/duty-time.ts';
import type { Past } from '../../../core/routing/try-out-input.ts';
import type { Opening } from '../../../core/time/calendar.ts';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import { dutyTimes, hoursBetween, type MemberTimes } from '../../../people/duty-times.ts';
import type { Context } from '../../../platform/context.ts';
import { answersTo } from './answers-to.ts';
import { executiveTurns } from './executive-turns.ts';

/** Duty is known so far ahead of now: enough to say until when somebody is on or off. */
const AHEAD = 4 * DAY;

export interface PastOfDesk extends Past {
  /** Everybody who is a member now. */
  readonly members: readonly MemberTimes[];
}

/** What was so on a desk between `from` and now: duty, who was on call, who had helped whom. */
export async function pastOfDesk(
  ctx: Context,
  desk: { readonly id: string; readonly teamId: string },
  from: Instant,
  contactIds: readonly string[],
): Promise<PastOfDesk> {
  const to = ctx.now + AHEAD;
  const { members, calendars } = await dutyTimes(ctx, from, to);
  const owner = calendars.owner('desk', desk.id);
  const openings = hoursBetween(calendars, owner, { from, to, now: ctx.now });
  const byId = new Map(members.map((member) => [member.userId, member]));
  const executives = await executiveTurns(ctx, members, from);
  const answers = await answersTo(ctx, contactIds);
  return {
    members,
    zone: calendars.hoursAt(owner, ctx.now, ctx.now).zone,
    deskTeamId: desk.teamId,
    duty: (userId, at) => dutyOf(byId.get(userId), at),
    isOnCall: (userId, at) => executives(at).has(userId),
    history: (userId, contactId, at) => historyOf(answers.get(contactId)?.get(userId), at),
    isOpen: (at) => openAt(openings, at) !== undefined,
    opensAfter: (at) => {
      const next = openings.find(({ open }) => open > at);
      return next && next.open <= ctx.now ? next.open : null;
    },
  };
}

const openAt = (openings: readonly Opening[], at: Instant) =>
  openings.find(({ open, close }) => open <= at && at < close);

function dutyOf(member: MemberTimes | undefined, at: Instant): ReturnType<Past['duty']> {
  if (!member) return { onDutyUntil: null, nextOnDuty: null, awaySince: null };
  const away = absenceAt(member.absences, at);
  return {
    onDutyUntil: openAt(member.duty, at)?.close ?? null,
    nextOnDuty: member.duty.find(({ close }) => close > at)?.open ?? null,
    awaySince: away?.from ?? null,
  };
}

/** Helpful answers before an instant; `instants` in order. */
function historyOf(instants: readonly Instant[] | undefined, at: Instant): History | null {
  const before = instants?.filter((instant) => instant < at) ?? [];
  return before.length === 0 ? null : { answers: before.length, lastAt: before.at(-1) ?? null };
}
