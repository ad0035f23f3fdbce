import { MINUTE, type Milliseconds } from '../time/instant.ts';

/** Five business days of 480 minutes: what is open for so long counts as never answered (M-04). */
export const NEVER_ANSWERED: Milliseconds = 2_400 * MINUTE;
