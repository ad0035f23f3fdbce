import type { Milliseconds } from '../../core/time/instant.ts';
import { mainDesk } from '../../people/main-desk.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';

/** Target and goal of the first personal response at the organisation’s first desk, in working time; null: none is in force. */
export async function mainTarget(
  ctx: Context,
): Promise<{ readonly targetMs: Milliseconds | null; readonly goalMs: Milliseconds | null }> {
  const { id } = await mainDesk(ctx);
  const terms = await loadTerms(ctx);
  const target = terms.forDesk(id).targetFor('C3', ctx.now, null);
  return { targetMs: target?.targetMs ?? null, goalMs: target?.goalMs ?? null };
}
