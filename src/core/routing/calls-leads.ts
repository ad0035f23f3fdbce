/** Roles whose holders call the leads they get (DOMAIN C2; E1.l for experts); who answers support desks does not. */
const callers: readonly string[] = ['salesperson', 'coordinator', 'expert'];

/** Whether a lead given to somebody with these roles starts their call clock, provided there is a number to call. */
export function callsLeads(roles: readonly string[]): boolean {
  return roles.some((role) => callers.includes(role));
}
