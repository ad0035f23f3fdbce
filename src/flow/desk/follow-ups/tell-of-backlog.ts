import type { AlarmLevel } from '../../../core/follow-up/next-alarm.ts';
import { type Duty, teamDuty } from '../../../people/duty.ts';
import { mainDesk } from '../../../people/main-desk.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';

/**
 * A backlog has grown too long: its holder and the managers of their team hear of it as a call for help, in their own
 * hours (R9).
 */
export async function tellOfBacklog(
  ctx: Context,
  userId: string,
  { level, overdue }: { readonly level: AlarmLevel; readonly overdue: number },
): Promise<void> {
  const people = await concerned(ctx, userId);
  const holder = people.find((person) => person.userId === userId);
  const who = holder?.name ?? 'A colleague';
  const size = `${overdue} overdue follow-up${overdue === 1 ? '' : 's'}`;
  await tell(
    ctx,
    people.map((person) => ({
      userId: person.userId,
      kind: 'backlog',
      text:
        person.userId === userId
          ? `You have ${size}. That is too many for one person: ask for help, they can be shared out`
          : `${who} has ${size} and needs help: share some out`,
      requestId: null,
      onceKey: `backlog:${level}:${userId}:${ctx.now}`,
      at: whenTold(ctx, person),
    })),
  );
}

/** Somebody asks for help with their own backlog; once an hour at most. */
export async function callForHelp(ctx: Context, userId: string, overdue: number): Promise<number> {
  const people = await concerned(ctx, userId);
  const holder = people.find((person) => person.userId === userId);
  const others = people.filter((person) => person.userId !== userId);
  const hour = Math.floor(ctx.now / 3_600_000);
  await tell(
    ctx,
    others.map((person) => ({
      userId: person.userId,
      kind: 'backlog',
      text: `${holder?.name ?? 'A colleague'} asks for help with ${overdue === 0 ? 'their follow-ups' : `${overdue} overdue follow-up${overdue === 1 ? '' : 's'}`}`,
      requestId: null,
      onceKey: `backlog:help:${userId}:${hour}`,
      at: whenTold(ctx, person),
    })),
  );
  return others.length;
}

/** The holder and those who may share the work out: managers of the team, else coordinators, else any manager. */
async function concerned(ctx: Context, userId: string): Promise<Duty[]> {
  const { spec } = await mainDesk(ctx);
  const people = await teamDuty(ctx, null, spec, { userIds: [userId], roles: ['manager', 'coordinator'] });
  const holder = people.find((person) => person.userId === userId);
  const inTeam = people.filter(
    ({ roles, teamId }) => roles.includes('manager') && teamId !== null && teamId === holder?.teamId,
  );
  const coordinators = people.filter(({ roles }) => roles.includes('coordinator'));
  const managers = people.filter(({ roles }) => roles.includes('manager'));
  const helpers = [inTeam, coordinators, managers].find((some) => some.length > 0) ?? [];
  const told = holder ? [holder, ...helpers] : helpers;
  return [...new Map(told.map((person) => [person.userId, person])).values()];
}

function whenTold(ctx: Context, { onDutyUntil, nextOnDuty }: Duty): number {
  return onDutyUntil === null ? Math.max(ctx.now, nextOnDuty ?? ctx.now) : ctx.now;
}
