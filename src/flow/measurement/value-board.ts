import type { z } from 'zod';
import { scoreSummary } from '../../core/measure/score-summary.ts';
import { type ValueAccount, valueAccount } from '../../core/measure/value-account.ts';
import { toIso } from '../../core/time/instant.ts';
import { wallDay } from '../../core/time/wall-day.ts';
import { may } from '../../people/rights.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';
import { loadFactsOf } from '../clocks/load-facts.ts';
import { loadTerms } from '../clocks/terms.ts';
import type { valueBoard } from './contract.ts';
import { type DayRequest, requestsOfDay } from './requests-of-day.ts';
import { valueShown } from './value-shown.ts';

type Board = z.input<typeof valueBoard.response>;

/** Who may compare people by name; the others see their team as a whole (DOMAIN 2.6, note 2; D-12). */
const comparing: readonly Role[] = ['manager', 'executive', 'keeper'];

interface Asked {
  readonly scope: 'mine' | 'team';
  readonly team?: string | undefined;
  readonly day?: string | undefined;
}

interface Counted {
  readonly request: DayRequest;
  readonly account: ValueAccount;
}

/** Value, speed and score of a day (M-08 to M-10). Throws `not_found` for a team the reader may not look at. */
export async function viewValueBoard(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Board> {
  const { zone } = await organisation(ctx);
  const day = wallDay(zone, ctx.now, asked.day);
  const reader = await loadReader(ctx, roles);
  const isMine = asked.scope === 'mine';
  const team = isMine ? null : teamAsked(reader, asked.team);
  const whose = isMine ? { userId: reader.id } : team && { teamId: team.id };
  const { requests, more } = whose ? await requestsOfDay(ctx, day, whose) : { requests: [], more: 0 };
  const counted = await countedOf(ctx, requests);
  const shown = isMine ? counted.filter(({ account }) => account.creditedTo === reader.id) : counted;
  const names = await namesOf(ctx);
  const mayCompare = roles.some((role) => comparing.includes(role));
  const mayRead = may(roles, 'read', 'other');
  return {
    day: day.date,
    before: day.before,
    after: day.after,
    zone,
    asOf: toIso(ctx.now),
    team,
    teams: reader.teams,
    summary: scoreSummary(shown.map(({ account }) => account)),
    people: !isMine && mayCompare ? byPerson(shown, names) : [],
    items: shown.map(({ request, account }) => ({
      id: request.id,
      number: `#${request.number}`,
      subject: mayRead ? request.subject : '',
      contact: mayRead ? request.contact : '',
      receivedAt: toIso(request.receivedAt),
      person: mayCompare || account.creditedTo === reader.id ? personOf(account, names) : null,
      value: valueShown(account),
    })),
    more,
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Reader {
  readonly id: string;
  readonly teamId: string | null;
  readonly teams: Named[];
}

/** null: the reader is in no team, and may see no other's. */
function teamAsked({ teams, teamId }: Reader, asked: string | undefined): Named | null {
  if (asked === undefined) return teams.find(({ id }) => id === teamId) ?? teams[0] ?? null;
  const team = teams.find(({ id }) => id === asked);
  if (!team) throw notFound();
  return team;
}

/** The reader with the teams whose figures they may see. */
async function loadReader(ctx: Context, roles: readonly Role[]): Promise<Reader> {
  const id = actingUser(ctx);
  const me = await ctx.db
    .selectFrom('membership')
    .select('team_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', id)
    .executeTakeFirstOrThrow();
  const teams = await ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  const visible = teams.filter((team) =>
    may(roles, 'see_figures', team.id === me.team_id ? 'team' : 'other'),
  );
  return { id, teamId: me.team_id, teams: visible };
}

async function organisation(ctx: Context): Promise<{ zone: string }> {
  return ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
}

async function countedOf(ctx: Context, requests: readonly DayRequest[]): Promise<Counted[]> {
  const terms = await loadTerms(ctx);
  const facts = await loadFactsOf(
    ctx,
    requests.map(({ id }) => id),
  );
  return requests.map((request) => ({
    request,
    account: valueAccount(facts.get(request.id) ?? [], terms.forDesk(request.deskId), ctx.now),
  }));
}

async function namesOf(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}

function personOf({ creditedTo }: ValueAccount, names: ReadonlyMap<string, string>): Named | null {
  return creditedTo === null ? null : { id: creditedTo, name: names.get(creditedTo) ?? 'Somebody who left' };
}

function byPerson(counted: readonly Counted[], names: ReadonlyMap<string, string>): Board['people'] {
  const people = Map.groupBy(
    counted.filter(({ account }) => account.creditedTo !== null),
    ({ account }) => account.creditedTo ?? '',
  );
  return Array.from(people, ([id, of]) => ({
    person: { id, name: names.get(id) ?? 'Somebody who left' },
    summary: scoreSummary(of.map(({ account }) => account)),
  })).toSorted((a, b) => a.person.name.localeCompare(b.person.name));
}
