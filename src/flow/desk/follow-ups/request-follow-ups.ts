import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';
import {
  clocksOfWork,
  type FollowUpView,
  type ViewedRow,
  viewedColumns,
  viewFollowUp,
} from './follow-up-view.ts';
import { requestIsOver } from './live-follow-ups.ts';
import { loadMe } from './load-follow-up.ts';
import { hadContact } from './load-lead.ts';
import { lacksNextAction } from './next-action.ts';
import type { followUpsOfRequest } from './shapes.ts';

type View = z.input<typeof followUpsOfRequest>;

/** The dated work on one request and the attempts to reach its contact. */
export async function viewRequestFollowUps(ctx: Context, requestId: string): Promise<View> {
  const standing = await readStanding(ctx, requestId);
  const me = await loadMe(ctx);
  const rows = await load(ctx, requestId);
  const work = await clocksOfWork(ctx, rows);
  const steps = latestSteps(rows).map((row) => viewFollowUp(ctx, row, me, work));
  const planned = rows
    .filter(({ step, state }) => step === null && state === 'planned')
    .map((row) => viewFollowUp(ctx, row, me, work));
  const isOver = requestIsOver(standing.state);
  const state = stateOf(steps);
  const mayAct = mayOn(standing, 'answer') && !isOver;
  return {
    planned: isOver ? [] : planned,
    plan: {
      state,
      steps,
      suggestsClosing: state === 'made' && !isOver && !(await hadContact(ctx, requestId)),
    },
    lacksNext: await lacksNextAction(ctx, requestId),
    can: mayAct ? ['plan', ...planActs[state]] : [],
  };
}

const planActs: Readonly<Record<View['plan']['state'], View['can']>> = {
  none: ['start'],
  running: ['stop'],
  stopped: ['resume'],
  made: [],
};

function stateOf(steps: readonly FollowUpView[]): View['plan']['state'] {
  if (steps.length === 0) return 'none';
  if (steps.some(({ state }) => state === 'planned')) return 'running';
  return steps.some(({ state }) => state === 'cancelled') ? 'stopped' : 'made';
}

/** Each step as it was planned last. */
function latestSteps(rows: readonly ViewedRow[]): ViewedRow[] {
  const byStep = new Map<number, ViewedRow>();
  for (const row of rows) if (row.step !== null) byStep.set(row.step, row);
  return [...byStep.values()].sort((a, b) => a.due_at - b.due_at || (a.step ?? 0) - (b.step ?? 0));
}

async function load(ctx: Context, requestId: string): Promise<ViewedRow[]> {
  const { rows } = await sql<ViewedRow>`
    select ${viewedColumns}
    from follow_up f
    join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    join membership o on o.org_id = ${ctx.orgId} and o.user_id = f.owner_id
    where f.org_id = ${ctx.orgId} and f.request_id = ${requestId}
      and (f.step is not null or f.state = 'planned')
    order by f.created_at, f.due_at, f.id`.execute(ctx.db);
  return rows;
}
