import type { TargetChange } from '../../../core/clock/target-change.ts';
import type { Role } from '../../../platform/contract.ts';

const tighteners: readonly Role[] = ['executive', 'manager'];
const looseners: readonly Role[] = ['executive'];

const holdsOne = (roles: readonly Role[], wanted: readonly Role[]) =>
  roles.some((role) => wanted.includes(role));

/** DOMAIN 2.6: whoever answers contacts may propose to be faster; to be slower only managers and executives. */
export function mayProposeTarget(roles: readonly Role[], change: TargetChange): boolean {
  return change === 'loosening' ? holdsOne(roles, tighteners) : roles.some((role) => role !== 'admin');
}

/** DOMAIN 2.6: managers and executives approve tightening, executives alone loosening. */
export function mayApproveTarget(roles: readonly Role[], change: TargetChange): boolean {
  return holdsOne(roles, change === 'loosening' ? looseners : tighteners);
}
