import { everything, type Slice, type SliceKind } from '../../core/measure/slice.ts';
import { may } from '../../people/rights.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A member as boards see them. */
export interface BoardMember extends Named {
  readonly teamId: string | null;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** Who looks at a board, and what they may see there (DOMAIN 2.6). */
export interface BoardReader extends Named {
  readonly teamId: string | null;
  /** Teams whose figures they may see. */
  readonly teams: readonly Named[];
  /** Desks of these teams. */
  readonly desks: readonly Named[];
  /** Everything together, and parts of it that name nobody: whoever may see more than their own (S0-32). */
  readonly mayAll: boolean;
  /** People side by side by name (note 2; D-12). */
  readonly mayCompare: boolean;
  /** What passes with contacts. */
  readonly mayRead: boolean;
  readonly members: readonly BoardMember[];
}

/** A slice with its name for people. */
export interface NamedSlice {
  readonly slice: Slice;
  readonly name: string;
}

/** Who may compare people by name; the others see their team as a whole (DOMAIN 2.6, note 2; D-12). */
const comparing: readonly Role[] = ['manager', 'executive', 'keeper'];
const leading: readonly Role[] = ['executive', 'manager'];

/** Leaders’ own figures are seen by everybody (S4-33). */
export function isLeader({ roles }: Pick<BoardMember, 'roles'>): boolean {
  return roles.some((role) => leading.includes(role));
}

/** The reader, with the teams, desks and people whose figures they may see. */
export async function loadBoardReader(ctx: Context, roles: readonly Role[]): Promise<BoardReader> {
  const id = actingUser(ctx);
  const members = await loadMembers(ctx);
  const me = members.find((member) => member.id === id);
  const teamId = me?.teamId ?? null;
  // An employee sees the board of their team as a whole (DOMAIN 2.6, note 2; D-12), nothing of any person in it.
  const seesOwn = roles.includes('employee');
  const sees = (team: string | null) => may(roles, 'see_figures', team === teamId && team ? 'team' : 'other');
  const teams = await ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  const desks = await ctx.db
    .selectFrom('desk')
    .select(['id', 'name', 'team_id'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  return {
    id,
    name: me?.name ?? '',
    teamId,
    teams: teams.filter((team) => sees(team.id) || (seesOwn && team.id === teamId)),
    desks: desks.filter((desk) => sees(desk.team_id)).map(({ id: deskId, name }) => ({ id: deskId, name })),
    mayAll: may(roles, 'see_figures', 'team'),
    mayCompare: roles.some((role) => comparing.includes(role)),
    mayRead: may(roles, 'read', 'other'),
    members: members.map((member) => ({ ...member, ...(member.id === id ? { roles } : {}) })),
  };
}

async function loadMembers(ctx: Context): Promise<BoardMember[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name', 'team_id', 'roles', 'active'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  return rows.map(({ user_id, team_id, roles, ...row }) => ({
    ...row,
    id: user_id,
    teamId: team_id,
    roles: roles as Role[],
  }));
}

/** Whether the reader may see the figures of that person by name. */
export function seesPerson(reader: BoardReader, member: BoardMember): boolean {
  if (member.id === reader.id || isLeader(member)) return true;
  return reader.mayCompare && reader.teams.some(({ id }) => id === member.teamId);
}

/**
 * The slice that was asked for; left out, everything, or the reader’s own where that is all they may see. Throws
 * `not_found` for what the reader may not see, as for what is not there.
 */
export function sliceAsked(
  reader: BoardReader,
  { by, key }: { readonly by?: 'all' | SliceKind | undefined; readonly key?: string | undefined },
): NamedSlice {
  if (by === undefined)
    return reader.mayAll
      ? { slice: everything, name: 'Everything' }
      : { slice: { by: 'person', key: reader.id }, name: reader.name };
  if (by === 'person') return personAsked(reader, key ?? reader.id);
  if (by === 'team' || by === 'desk') return placeAsked(reader, by, key);
  if (!reader.mayAll) throw notFound();
  if (by === 'all') return { slice: everything, name: 'Everything' };
  if (key === undefined) throw notFound();
  return { slice: { by, key }, name: key };
}

function personAsked(reader: BoardReader, key: string): NamedSlice {
  const member = reader.members.find(({ id }) => id === key);
  if (!member || !seesPerson(reader, member)) throw notFound();
  return { slice: { by: 'person', key }, name: member.name };
}

function placeAsked(reader: BoardReader, by: 'team' | 'desk', key: string | undefined): NamedSlice {
  const places = by === 'team' ? reader.teams : reader.desks;
  const asked = key ?? (by === 'team' ? (reader.teamId ?? undefined) : undefined);
  const found = places.find(({ id }) => id === asked);
  if (!found) throw notFound();
  return { slice: { by, key: found.id }, name: found.name };
}
