import type { z } from 'zod';
import { knowledgeOf } from '../../../core/routing/needs-of.ts';
import type { RoutingRules } from '../../../core/routing/rules.ts';
import { type Tried, tryOut } from '../../../core/routing/try-out.ts';
import { DAY, toIso } from '../../../core/time/instant.ts';
import type { Member } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import { type Role, readerRoles } from '../../../platform/contract.ts';
import { checkRules } from './check-rules.ts';
import type * as contract from './contract.ts';
import { viewOutcome } from './outcome-view.ts';
import { pastOfDesk } from './past-of-desk.ts';
import { loadDeskRules } from './stored-rules.ts';
import { loadSkills, triedPeople } from './tried-people.ts';
import { type PastRequest, triedRequests } from './tried-requests.ts';

type Answer = z.input<typeof contract.tryRules.response>;

const LOOK_BACK = 7 * DAY;
const MOST = 200;

/** Who would have got the requests of the last days by these rules. Throws DomainError `invalid`, `not_found`. */
export async function tryRules(
  ctx: Context,
  member: Member,
  deskId: string,
  rules: RoutingRules,
): Promise<Answer> {
  const { desk } = await loadDeskRules(ctx, deskId);
  await checkRules(ctx, rules);
  const since = ctx.now - LOOK_BACK;
  const { requests, total } = await triedRequests(ctx, deskId, since, MOST);
  const past = await pastOfDesk(ctx, desk, since, [...new Set(requests.map(({ contactId }) => contactId))]);
  const skills = await loadSkills(ctx);
  const ids = requests.map(({ id }) => id);
  const people = await triedPeople(ctx, past.members, skills, since, ids);
  const tried = tryOut(requests, people, knowledgeOf(skills, rules), past);
  const known = new Map(requests.map((request) => [request.id, request]));
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  const mayRead = member.roles.some((role: Role) => (readerRoles as readonly Role[]).includes(role));
  const rows = tried.toReversed().flatMap((one) => {
    const request = known.get(one.request.id);
    return request ? [viewRow(one, request, names, past.zone, mayRead)] : [];
  });
  return {
    from: toIso(since),
    until: toIso(ctx.now),
    rows,
    more: Math.max(0, total - requests.length),
    counts: {
      all: rows.length,
      changed: rows.filter(({ changed }) => changed).length,
      unfitted: rows.filter(({ unfitted }) => unfitted).length,
      nobody: rows.filter(({ would }) => would === null).length,
    },
  };
}

function viewRow(
  tried: Tried,
  request: PastRequest,
  names: ReadonlyMap<string, string>,
  zone: string,
  mayRead: boolean,
): Answer['rows'][number] {
  const outcome = viewOutcome(tried, names, zone);
  return {
    ...outcome,
    id: request.id,
    number: `#${request.number}`,
    subject: mayRead ? request.subject : '',
    ask: mayRead ? (request.questions[0] ?? '') : '',
    channel: request.channel,
    receivedAt: toIso(request.receivedAt),
    got: request.got,
    changed: outcome.would?.id !== request.got?.id,
  };
}
