/** Why a deadline was missed, in words of the process and no names (DOMAIN 5.7). */
export const breachReasons = [
  'nobody_skilled',
  'more_arrivals',
  'assigned_late',
  'owner_away',
  'internal_answer',
  'buyer_information',
  'no_contact_details',
  'tool_failed',
  'priority_conflict',
  'not_noticed',
  'quote_approval',
  'other',
] as const;
export type BreachReason = (typeof breachReasons)[number];

export const breachReasonWords: Readonly<Record<BreachReason, string>> = {
  nobody_skilled: 'Nobody with the skill on duty',
  more_arrivals: 'More arrivals than planned',
  assigned_late: 'Assigned late',
  owner_away: 'Owner away, not known',
  internal_answer: 'Waited for internal answer',
  buyer_information: 'Missing information from the buyer',
  no_contact_details: 'No contact details',
  tool_failed: 'Tool or channel failed',
  priority_conflict: 'Priority conflict',
  not_noticed: 'Not noticed',
  quote_approval: 'Quote needed approval',
  other: 'Other',
};

/** Another department is named with it, which has to confirm. */
export function namesDepartment(reason: BreachReason): boolean {
  return reason === 'internal_answer';
}
