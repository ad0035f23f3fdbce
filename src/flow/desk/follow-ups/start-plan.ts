import { DomainError } from '../../../core/domain-error.ts';
import { type PlanStart, persistencePlan } from '../../../core/follow-up/persistence-plan.ts';
import { isZone } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { loadTerms } from '../../clocks/terms.ts';
import type { StepRow } from './plan-rows.ts';
import { followUpFact, writeFollowUps } from './write-follow-ups.ts';

/** Who is to be reached, and by whom. */
export interface Lead {
  readonly id: string;
  readonly desk_id: string;
  readonly zone: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly owner_id: string;
}

/**
 * Dates the attempts to reach a contact from here on (DOMAIN 5.4): all ten, or those after the last that was made. The
 * attempt that begins the plan stands in it as made. Returns how many are still to be made; clocks and backlogs are the
 * caller's to refresh. Throws `conflict` when the contact left no way to be reached.
 */
export async function startPlan(
  ctx: Context,
  lead: Lead,
  known: readonly StepRow[],
  start: Omit<PlanStart, 'fromStep'>,
): Promise<number> {
  const fromStep = 1 + Math.max(0, ...known.filter(({ state }) => state === 'done').map(({ step }) => step));
  const plan = persistencePlan({ ...start, fromStep }, await planTerms(ctx, lead));
  if (plan.length === 0) throw new DomainError('conflict', 'they left neither a number nor a mail address');
  const begun = start.made
    ? plan.find(({ kind, dueAt }) => kind === start.made && dueAt === start.at)
    : undefined;
  if (begun) await writeBegun(ctx, lead, { ...begun, at: start.at });
  const rest = plan.filter((step) => step !== begun);
  await writeFollowUps(
    ctx,
    rest.map(({ kind, text, dueAt, step }) => ({
      requestId: lead.id,
      ownerId: lead.owner_id,
      kind,
      text,
      dueAt,
      step,
      askedByContact: false,
    })),
  );
  return rest.length;
}

async function planTerms(ctx: Context, { desk_id, zone, phone, email }: Lead) {
  const terms = (await loadTerms(ctx)).forDesk(desk_id);
  const contactZone = zone !== null && isZone(zone) ? zone : null;
  const hours = (name: 'desk' | 'joint') =>
    terms.calendarFor(name, { zone: contactZone }, ctx.now, ctx.now).calendar;
  return {
    desk: hours('desk'),
    joint: hours('joint'),
    contactZone,
    reachable: { call: phone !== null, mail: email !== null },
  };
}

/** No clock ran for the attempt that begins a plan: it stands in it as made. */
async function writeBegun(
  ctx: Context,
  lead: Lead,
  begun: {
    readonly kind: 'call' | 'mail';
    readonly text: string;
    readonly step: number;
    readonly at: number;
  },
): Promise<void> {
  const id = newId();
  await ctx.db
    .insertInto('follow_up')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: lead.id,
      owner_id: lead.owner_id,
      kind: begun.kind,
      text: begun.text,
      due_at: at(begun.at),
      value_item: null,
      step: begun.step,
      state: 'done',
      ended_at: at(begun.at),
      ended_reason: null,
      created_by: 'system:plan',
      created_at: at(ctx.now),
    })
    .execute();
  const made = { kind: 'attempt.made', data: { stepId: id, valueItem: true }, at: begun.at };
  await appendFacts(ctx, [followUpFact(ctx, lead.id, made)]);
}
