import { sql } from 'kysely';
import type { z } from 'zod';
import type { Figures } from '../../core/measure/figures.ts';
import type { DayPeriod } from '../../core/time/day-periods.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';
import { isLive } from '../desk/follow-ups/live-follow-ups.ts';
import { loadBoardDays, periodAsked, periodShown, placeShown } from './board-days.ts';
import {
  type BoardMember,
  type BoardReader,
  isLeader,
  loadBoardReader,
  type Named,
  seesPerson,
} from './board-reader.ts';
import type { boardPeople } from './boards/contract.ts';
import { periodFigures, slicesFigures } from './period-figures.ts';
import { reviewsOf } from './reviews-of.ts';
import { missedReviews } from './weekly/missed-reviews.ts';

type Board = z.input<typeof boardPeople.response>;
type Asked = z.output<typeof boardPeople.query>;

/** A team person by person, the most senior first (S0-20); never in the order of what they did (S4-03). */
export async function viewBoardPeople(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Board> {
  const days = await loadBoardDays(ctx);
  const period = periodAsked(days, asked);
  const reader = await loadBoardReader(ctx, roles);
  const team = teamAsked(reader, asked.team);
  const shown = rowsFor(reader, team);
  const overdue = await overdueOf(ctx);
  const reviews = await reviewsOf(ctx);
  const slices = shown.map(({ id }) => ({ by: 'person', key: id }) as const);
  const each = await slicesFigures(ctx, { ...period, slices });
  const people = shown.flatMap((member, place): Board['people'] => {
    const figures = each[place];
    if (figures === undefined || (!member.active && figures.population.counted === 0)) return [];
    return [
      {
        ...rowOf(member, figures),
        overdue: overdue.get(member.id) ?? 0,
        reviews: member.roles.includes('executive') ? (reviews.get(member.id) ?? null) : null,
      },
    ];
  });
  return {
    ...placeShown(ctx, days),
    ...periodShown(period),
    team,
    teams: [...reader.teams],
    named: reader.mayCompare && team !== null,
    missedReview: (await missedReviews(ctx)).text,
    figures: await teamFigures(ctx, period, team),
    people,
  };
}

async function teamFigures(ctx: Context, period: DayPeriod, team: Named | null): Promise<Figures | null> {
  return team && periodFigures(ctx, { ...period, slice: { by: 'team', key: team.id } });
}

/** null: the reader may see no team. */
function teamAsked({ teams, teamId }: BoardReader, asked: string | undefined): Named | null {
  if (asked === undefined) return teams.find(({ id }) => id === teamId) ?? teams[0] ?? null;
  const team = teams.find(({ id }) => id === asked);
  if (!team) throw notFound();
  return team;
}

/**
 * Executives of the whole organisation, then managers of the team, then its others by name; as far as the reader may see
 * them. Whoever sees no team sees all leaders (S4-33).
 */
function rowsFor(reader: BoardReader, team: Named | null): BoardMember[] {
  const there = reader.members.filter(
    (member) =>
      seesPerson(reader, member) &&
      (member.roles.includes('executive') ||
        member.id === reader.id ||
        (team === null ? isLeader(member) : member.teamId === team.id)),
  );
  return there.toSorted((a, b) => seniority(a) - seniority(b) || a.name.localeCompare(b.name));
}

/** Whoever leads stands in front, so that looking begins at the top (S0-20). */
function seniority({ roles }: BoardMember): number {
  if (roles.includes('executive')) return 0;
  return roles.includes('manager') ? 1 : 2;
}

function rowOf(member: BoardMember, figures: Figures): Omit<Board['people'][number], 'overdue' | 'reviews'> {
  const { population, withinTarget, response, complete, worth, promises, lead } = figures;
  const { calls, messages } = lead;
  return {
    person: { id: member.id, name: member.name },
    leader: isLeader(member),
    counted: population.counted,
    pending: population.pending,
    withinTarget,
    median: response.business.median,
    elapsedMedian: response.elapsed.median,
    complete: complete.first.mean,
    score: worth.score,
    promises: promises.kept,
    attempts: calls.mean === null || messages.mean === null ? null : calls.mean + messages.mean,
  };
}

/** Follow-ups past their day, by who has them (M-19). */
async function overdueOf(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ owner_id: string; n: number }>`
    select f.owner_id, count(*)::int as n
    from follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    where f.org_id = ${ctx.orgId} and ${isLive} and f.due_at < ${toIso(ctx.now)}::timestamptz
    group by f.owner_id`.execute(ctx.db);
  return new Map(rows.map(({ owner_id, n }) => [owner_id, n]));
}
