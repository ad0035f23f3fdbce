import { DomainError } from '../../core/domain-error.ts';
import type { Member } from '../../platform/bindings.ts';
import { rosterRoles } from './contract.ts';

/** One's own absence, or anybody's for those who keep the roster. */
export function maySetAbsence(caller: Member, userId: string): boolean {
  return userId === caller.userId || rosterRoles.some((role) => caller.roles.includes(role));
}

/** Throws DomainError `forbidden` for somebody else's absence. */
export function checkMaySetAbsence(caller: Member, userId: string): void {
  if (!maySetAbsence(caller, userId)) throw new DomainError('forbidden', 'you can set your own absence only');
}
