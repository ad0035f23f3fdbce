import { may } from '../../../people/rights.ts';
import type { Role } from '../../../platform/contract.ts';

/** The acting member. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamId: string | null;
}

interface Held {
  readonly owner_id: string;
  readonly owner_team: string | null;
  readonly request_owner: string | null;
}

/** Roles that share planned work out among people. */
export const sharers = ['coordinator', 'manager'] as const;

/** Whether they may give it to somebody else: a coordinator anything, a manager what their team has. */
export function mayShareOut(me: Me, held: Pick<Held, 'owner_id' | 'owner_team'>): boolean {
  if (me.roles.includes('coordinator')) return true;
  return me.roles.includes('manager') && relation(me, held) !== 'other';
}

/** Whether they may do it, move it or call it off: theirs, on a request of theirs, or theirs to share out. */
export function mayWorkOn(me: Me, held: Held): boolean {
  return held.owner_id === me.id || held.request_owner === me.id || mayShareOut(me, held);
}

/** Whether they see by name how much somebody has to do (DOMAIN 2.6), as whoever shares it out must. */
export function maySeeBacklog(me: Me, held: Pick<Held, 'owner_id' | 'owner_team'>): boolean {
  return may(me.roles, 'see_figures', relation(me, held)) || mayShareOut(me, held);
}

function relation(me: Me, { owner_id, owner_team }: Pick<Held, 'owner_id' | 'owner_team'>) {
  if (owner_id === me.id) return 'own';
  return me.teamId !== null && owner_team === me.teamId ? 'team' : 'other';
}
