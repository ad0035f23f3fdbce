import type { z } from 'zod';
import { fromIso } from '../../../core/time/instant.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { beginCall } from './begin-call.ts';
import type { CallDeps } from './call-deps.ts';
import { viewOpenCall } from './call-views.ts';
import * as contract from './contract.ts';
import { endCall } from './end-call.ts';
import { logCall } from './log-call.ts';
import type { NextStep } from './next-step.ts';
import { reportOutcome } from './report-outcome.ts';
import { setReach } from './set-reach.ts';
import { writeNotes } from './write-notes.ts';

const ok = { ok: true } as const;
type Body<E extends { body: z.ZodType }> = z.output<E['body']>;

export function callBindings(deps: CallDeps): Binding[] {
  return [
    forMembers(contract.beginCall, ({ ctx, params, body }) =>
      beginCall(ctx, { ...body, requestId: params.id }, deps),
    ),
    forMembers(contract.openCall, ({ ctx }) => viewOpenCall(ctx, deps.frozen)),
    forMembers(contract.reportOutcome, async ({ ctx, params, body }) => {
      await reportOutcome(ctx, { ...body, callId: params.id, interim: interim(body.interim) }, deps);
      return ok;
    }),
    forMembers(contract.endCall, ({ ctx, params, body }) => {
      const told = { ...body, nextStep: nextStep(body.nextStep), interim: interim(body.interim) };
      return endCall(ctx, { ...told, callId: params.id }, deps);
    }),
    forMembers(contract.writeNotes, async ({ ctx, params, body }) => {
      const step = nextStep(body.nextStep) as NextStep;
      await writeNotes(ctx, { callId: params.id, said: body.said, nextStep: step }, deps);
      return ok;
    }),
    forMembers(contract.logCall, async ({ ctx, params, body }) => {
      const told = { ...body, nextStep: nextStep(body.nextStep), interim: interim(body.interim) };
      const callId = await logCall(
        ctx,
        { ...told, requestId: params.id, at: fromIso(body.at), parts: [] },
        deps,
      );
      return { callId };
    }),
    forMembers(contract.setReach, async ({ ctx, params, body }) => {
      await setReach(ctx, { ...body, contactId: params.id });
      return ok;
    }),
  ];
}

function interim(given: Body<typeof contract.endCall>['interim']) {
  return given && { who: given.who, by: fromIso(given.by) };
}

function nextStep(given: Body<typeof contract.endCall>['nextStep']): NextStep | null {
  return given && { ...given, dueAt: given.dueAt === null ? null : fromIso(given.dueAt) };
}
