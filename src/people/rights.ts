import { everyRole, type Role } from '../platform/contract.ts';

/** What a member may do on something, or see of it (DOMAIN 2.6). */
export type Act =
  /** What passes with contacts. */
  | 'read'
  /** Write to a contact, call them, and say what a request is and asks. */
  | 'answer'
  /** Take it onto oneself. */
  | 'claim'
  /** Give it to somebody else. */
  | 'reassign'
  /** Ask a colleague to help with it. */
  | 'pull_in'
  /** Answer a colleague who asks for help. */
  | 'help'
  /** Not a request after all; a message that needs no reply. */
  | 'mark'
  /** Figures of people by name: load, backlog, times. */
  | 'see_figures'
  | 'propose_tighter_target'
  | 'approve_tighter_target'
  | 'propose_looser_target'
  | 'approve_looser_target';

/** What a thing is to a member: theirs, their team's, or of neither. */
export type Relation = 'own' | 'team' | 'other';
/** How far a right goes; each reaches what the one before it reaches. */
type Reach = 'own' | 'team' | 'any';

const reaching = (reach: Reach, ...roles: readonly Role[]): Partial<Record<Role, Reach>> =>
  Object.fromEntries(roles.map((role) => [role, reach]));
const onDesk = [
  'salesperson',
  'coordinator',
  'expert',
  'support',
  'recovery_lead',
  'manager',
  'executive',
] as const;

/** The table of DOMAIN 2.6, as far as the product has the acts. A role that is not listed may not. */
const table: Readonly<Record<Act, Partial<Record<Role, Reach>>>> = {
  read: reaching('any', ...onDesk, 'employee', 'analyst'),
  answer: reaching('any', ...onDesk),
  claim: reaching('any', ...onDesk),
  reassign: {
    coordinator: 'any',
    manager: 'team',
    expert: 'own',
    support: 'own',
    recovery_lead: 'own',
  },
  // A salesperson gives nothing away but may pull somebody in; so may whoever else holds a request.
  pull_in: {
    coordinator: 'any',
    manager: 'team',
    ...reaching('own', 'salesperson', 'expert', 'support', 'recovery_lead', 'executive'),
  },
  // Everybody is an employee (DOMAIN 2.5): who is asked may answer.
  help: reaching('own', ...everyRole),
  mark: {
    coordinator: 'any',
    manager: 'team',
    ...reaching('own', 'salesperson', 'expert', 'support', 'recovery_lead'),
  },
  see_figures: {
    ...reaching('own', ...everyRole),
    ...reaching('team', 'salesperson', 'coordinator', 'expert', 'support', 'manager'),
    ...reaching('any', 'executive', 'keeper'),
  },
  propose_tighter_target: reaching(
    'any',
    'salesperson',
    'coordinator',
    'expert',
    'support',
    'keeper',
    'manager',
    'executive',
  ),
  approve_tighter_target: { manager: 'team', executive: 'any' },
  propose_looser_target: reaching('any', 'manager', 'executive'),
  approve_looser_target: { executive: 'any' },
};

const reaches: Readonly<Record<Reach, readonly Relation[]>> = {
  own: ['own'],
  team: ['own', 'team'],
  any: ['own', 'team', 'other'],
};

/** Whether one of the roles allows an act on what stands in this relation to its holder. */
export function may(roles: readonly Role[], act: Act, relation: Relation): boolean {
  return roles.some((role) => {
    const reach = table[act][role];
    return reach !== undefined && reaches[reach].includes(relation);
  });
}

/** The roles that allow an act on anything at all: who enters its endpoint. */
export function rolesWith(act: Act): readonly Role[] {
  return everyRole.filter((role) => table[act][role] !== undefined);
}
