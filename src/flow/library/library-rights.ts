import { deskRoles, type Role } from '../../platform/contract.ts';

const has = (roles: readonly Role[], ...wanted: readonly Role[]) =>
  roles.some((role) => wanted.includes(role));

/** Everybody on the desk writes what the desk gives out. */
export function mayWrite(roles: readonly Role[]): boolean {
  return has(roles, ...deskRoles);
}

/** Whose word makes an answer an approved one: those who know the matter, and those who answer for the desk (DOMAIN 2.5). */
export function mayApprove(roles: readonly Role[]): boolean {
  return has(roles, 'expert', 'manager', 'executive');
}

/** Takes an item out of use: whoever may approve, its owner, or who made it. */
export function mayRetire(
  { userId, roles }: { readonly userId: string; readonly roles: readonly Role[] },
  item: { readonly ownerId: string | null; readonly createdBy: string },
): boolean {
  return mayApprove(roles) || (mayWrite(roles) && [item.ownerId, item.createdBy].includes(userId));
}
