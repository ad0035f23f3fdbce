import type { ClockCode, ClockKind } from '../clock-kind.ts';
import { logAndDistribute } from './c1-log-and-distribute.ts';
import { leadCall } from './c2-lead-call.ts';
import { firstResponse } from './c3-first-response.ts';
import { liveAnswer } from './c4-live-answer.ts';
import { completeAnswer } from './c5-complete-answer.ts';
import { quote } from './c6-quote.ts';
import { documentation } from './c7-documentation.ts';
import { messageCleared } from './c8-message-cleared.ts';
import { recovery } from './c9-recovery.ts';
import { recoveryPlan } from './c9-recovery-plan.ts';
import { commitment } from './c10-commitment.ts';
import { nextResponse } from './c11-next-response.ts';
import { persistenceStep } from './c12-persistence-step.ts';
import { followUp } from './c13-follow-up.ts';
import { internalHelp } from './c14-internal-help.ts';
import { ballHeld } from './c15-ball-held.ts';
import { sign, signLegend } from './c16-sign.ts';
import { feedbackDecision } from './c17-feedback-decision.ts';
import { feedbackReply } from './c17-feedback-reply.ts';
import { floor } from './c18-floor.ts';
import { breachReason } from './c19-breach-reason.ts';
import { offHoursMail } from './c20-off-hours-mail.ts';

/** Every kind of clock. A kind runs where a target version for it is in force. */
export const clockKinds: readonly ClockKind[] = [
  logAndDistribute,
  leadCall,
  firstResponse,
  liveAnswer,
  completeAnswer,
  quote,
  documentation,
  messageCleared,
  recovery,
  recoveryPlan,
  commitment,
  nextResponse,
  persistenceStep,
  followUp,
  internalHelp,
  ballHeld,
  sign,
  signLegend,
  feedbackReply,
  feedbackDecision,
  floor,
  breachReason,
  offHoursMail,
];

const byCode = new Map(clockKinds.map((kind) => [kind.code, kind]));

/** The kind with this code. Throws when the list has none, which is a fault of the program. */
export function clockKind(code: ClockCode | string): ClockKind {
  const kind = byCode.get(code as ClockCode);
  if (!kind) throw new Error(`no clock kind ${code}`);
  return kind;
}
