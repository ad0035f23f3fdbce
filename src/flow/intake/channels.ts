/** The ways in which contacts reach us. `page`: their own page of a request. The last four are typed in by a person, with the time of receipt they name. */
export const channels = ['email', 'webform', 'page', 'phone', 'letter', 'walk_in', 'other'] as const;
export type Channel = (typeof channels)[number];
