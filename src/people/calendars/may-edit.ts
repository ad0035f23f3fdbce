import type { Member } from '../../platform/bindings.ts';
import type { CalendarScope } from '../../platform/schema.ts';

/** Administrators edit all hours, managers all but those of single people, which belong to the member's record. */
export function mayEdit({ roles }: Member, scope: CalendarScope): boolean {
  return roles.includes('admin') || (scope !== 'person' && roles.includes('manager'));
}
