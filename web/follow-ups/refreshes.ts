import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { backlog, followUps } from '../../src/flow/desk/follow-ups/contract.ts';

/** What shows planned work, to be asked again after a change of it. */
export const refreshes = [followUps, backlog, request, now, counts];
