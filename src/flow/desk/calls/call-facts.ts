import type { Evidence } from '../../../core/clock/fact.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { NewFact } from '../../../platform/ledger.ts';
import type { CallOutcome } from '../../../platform/schema.ts';

/** A call as its facts name it. */
export interface FactsOf {
  readonly callId: string;
  readonly requestId: string;
  /** `person`: reported as it happened. `typed`: by memory, which proves nothing. */
  readonly evidence: Extract<Evidence, 'person' | 'typed'>;
}

/** What all facts of a call share. */
export function factBase({ requestId, evidence }: FactsOf, at: Instant) {
  return { subjectKind: 'request', subjectId: requestId, occurredAt: at, evidence } as const;
}

/** One fact of a call; no kind of fact happens twice to the same call. */
export function callFact(of: FactsOf, kind: string, at: Instant, data: object): NewFact {
  return { ...factBase(of, at), kind, sourceKey: `${kind}:${of.callId}`, data };
}

/** The dial: an attempt at the instant of the press, whenever its outcome was told (DOMAIN C2, E3.e). */
export function attempted(of: FactsOf, at: Instant, outcome: CallOutcome): NewFact {
  return callFact(of, 'call.attempted', at, { callId: of.callId, outcome });
}

/** The two were connected: the live talk counts from here (E3.f). */
export function connected(of: FactsOf, at: Instant): NewFact {
  return callFact(of, 'call.connected', at, { callId: of.callId });
}

/** Outcome, content and next step are stored (DOMAIN C7). */
export function documented(of: FactsOf, at: Instant): NewFact {
  return callFact({ ...of, evidence: 'person' }, 'interaction.documented', at, { interactionId: of.callId });
}
