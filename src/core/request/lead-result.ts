/** What became of a lead, as a person says: `won` and `lost` end it, `qualified` leads on. */
export const leadResults = ['qualified', 'won', 'lost'] as const;
export type LeadResult = (typeof leadResults)[number];

/** Why a lead was lost, in words that are nobody's fault; nobody is dropped for it. */
export const lostReasons = [
  'price',
  'competitor',
  'timing',
  'no_budget',
  'not_a_fit',
  'no_contact',
  'other',
] as const;
export type LostReason = (typeof lostReasons)[number];
