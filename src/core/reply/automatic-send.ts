import type { SameBodyVerdict } from './same-body.ts';

/** How an outbound message came to be sent, as far as it decides whether a person answered (DOMAIN 2.7). */
export interface SendEvidence {
  /**
   * Who set the sending off: a signed-in person, an API key without one, a system or bot account, or a step of a
   * sequence that nobody looked at.
   */
  readonly pressedBy: 'person' | 'api-key' | 'system' | 'unattended-step';
  /** Who wrote the words. Kept for the record; a draft by a machine counts once a person has pressed send. */
  readonly draftedBy: 'person' | 'ai' | 'template';
  /** Contacts this one press went to. */
  readonly contacts: number;
  /** What the same words to others within the hour make of it (R16). */
  readonly sameBody: SameBodyVerdict;
}

/** Why an outbound message counts as automatic (R0), plain sentences; empty when a person answered one contact. */
export function automaticSend(send: SendEvidence): readonly string[] {
  const reasons: string[] = [];
  if (send.pressedBy === 'api-key') reasons.push('sent by an API key, no person pressed send');
  if (send.pressedBy === 'system') reasons.push('sent by a system account');
  if (send.pressedBy === 'unattended-step') reasons.push('step of a sequence, no person pressed send');
  if (send.contacts > 1) reasons.push(`sent to ${send.contacts} contacts with one press`);
  if (send.sameBody === 'bulk') reasons.push('same words to three or more recipients within 60 minutes');
  return reasons;
}
