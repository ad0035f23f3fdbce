import type { WeeklyContent } from '../../../core/report/weekly-content.ts';
import { may } from '../../../people/rights.ts';
import type { Role } from '../../../platform/contract.ts';

/**
 * A report as whoever holds these roles reads it: what was agreed in huddles is told in words that may name contacts, so it
 * is for those who read what passes with them (DOMAIN 2.6). Figures are for all.
 */
export function asReadBy(roles: readonly Role[], content: WeeklyContent): WeeklyContent {
  return may(roles, 'read', 'other') ? content : { ...content, actions: [] };
}
