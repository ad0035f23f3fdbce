import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { asReadBy } from './as-read-by.ts';
import { loadWeek } from './load-week.ts';
import { paperOf } from './paper-of.ts';
import { weekNames } from './week-names.ts';
import type { Paper, PrintedWeek } from './week-page.ts';
import { weekStates } from './week-states.ts';

/** A stored report ready for paper, for a reader with these roles. Throws `not_found`. */
export async function printedWeek(
  ctx: Context,
  id: string,
  roles: readonly Role[],
  paper?: Paper,
): Promise<PrintedWeek> {
  const row = await loadWeek(ctx, id);
  const names = await weekNames(ctx, row.content, roles);
  return {
    content: asReadBy(roles, row.content),
    names,
    states: weekStates(row, names),
    paper: paper ?? paperOf(row.content.zone),
    ledgerXid: row.ledger_xid,
  };
}
