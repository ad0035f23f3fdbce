import type { Role } from '../../src/platform/contract.ts';

/** Roles in the words of the screen: what the holder does here. */
export const roleNames: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  admin: { name: 'Administrator', does: 'settings, mailboxes and people' },
  executive: { name: 'Executive', does: 'stands behind the promise: sees all, approves looser targets' },
  manager: { name: 'Manager', does: 'sees all, sets calendars, approves tighter targets' },
  coordinator: { name: 'Coordinator', does: 'hands requests to people and watches the clocks' },
  salesperson: { name: 'Salesperson', does: 'answers enquiries' },
  expert: { name: 'Expert', does: 'answers what needs special knowledge' },
  support: { name: 'Support', does: 'answers customers' },
  recovery_lead: { name: 'Recovery lead', does: 'puts right what went wrong for a customer' },
  analyst: { name: 'Analyst', does: 'reads conversations and processes, changes nothing' },
  keeper: { name: 'Metrics keeper', does: 'confirms the figures of the week' },
  employee: { name: 'Employee', does: 'reads, and helps when asked' },
};
