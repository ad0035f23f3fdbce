import type { z } from 'zod';
import type { Duty } from '../../../people/duty.ts';
import { may, rolesWith } from '../../../people/rights.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { readStanding, relationOf, type Standing } from '../rights/request-rights.ts';
import { type Knows, knowledgeFor, loadColleagues, warningOf } from './colleagues.ts';
import type * as contract from './contract.ts';
import { relationWith } from './hand-over.ts';

type Answer = z.input<typeof contract.colleagues.response>;
type Colleague = Answer['people'][number];

/** Who could take over a request or help with it: those at work in front, then who knows what it needs, then load. */
export async function viewColleagues(ctx: Context, requestId: string): Promise<Answer> {
  const request = await readStanding(ctx, requestId);
  const all = await loadColleagues(ctx, request.deskId);
  const knowledge = await knowledgeFor(ctx, requestId);
  const people = all
    .filter(({ userId }) => userId !== request.me.id)
    .map((duty) => viewColleague(duty, request, knowledge.get(duty.userId) ?? []))
    .filter(({ can }) => can.length > 0)
    .toSorted(byUse);
  return { people, teams: await viewTeams(ctx, all) };
}

function viewColleague(duty: Duty, request: Standing, skills: readonly Knows[]): Colleague {
  const { userId, name, openItems, loadLimit } = duty;
  const answers = (duty.roles as Role[]).some((role) => rolesWith('answer').includes(role));
  const { roles } = request.me;
  const relation = relationOf(request);
  const mayGive = answers && may(roles, 'reassign', relationWith(request, relation, duty));
  return {
    id: userId,
    name,
    onDuty: duty.onDutyUntil !== null,
    warning: warningOf(duty),
    openItems,
    loadLimit,
    skills: [...skills],
    can: [
      ...(mayGive && request.owner?.id !== userId ? (['hand_over'] as const) : []),
      ...(may(roles, 'pull_in', relation) ? (['ask'] as const) : []),
    ],
  };
}

function byUse(a: Colleague, b: Colleague): number {
  const off = ({ warning }: Colleague) => Number(warning !== null);
  const depth = ({ skills }: Colleague) =>
    skills.filter(({ needed }) => needed).reduce((sum, { level }) => sum + level, 0);
  return (
    off(a) - off(b) || depth(b) - depth(a) || a.openItems - b.openItems || a.name.localeCompare(b.name, 'en')
  );
}

async function viewTeams(ctx: Context, people: readonly Duty[]): Promise<Answer['teams']> {
  const teams = await ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  return teams.flatMap(({ id, name }) => {
    const members = people.filter(({ teamId }) => teamId === id);
    const onDuty = members.filter(({ onDutyUntil }) => onDutyUntil !== null).length;
    return members.length === 0 ? [] : [{ id, name, onDuty }];
  });
}
