import { findTouchBase, isTouchBase } from './touch-base.ts';
import type { ValueType } from './value-types.ts';

/** A contact of ours with what it takes up and gives. */
export interface OutboundContact {
  readonly text: string;
  /** Nothing of the contact is open: no question, no message without an answer. */
  readonly nothingOpen: boolean;
  /** Open questions it answers, in full or in part. */
  readonly answered: number;
  readonly values: readonly ValueType[];
  /** Library items it carries. */
  readonly carried: number;
  /** It says who does what by when. */
  readonly agreedDate: boolean;
  readonly gain: string;
}

export interface Begun {
  readonly touchBase: boolean;
  readonly gainStated: boolean;
}

/**
 * What a contact counts as among those that we began (S1-51); null for an answer to the buyer. One on an open request counts
 * as begun by us only where it takes up nothing that is open and reads as touching base (S1-50, M-18).
 */
export function begunContact(contact: OutboundContact): Begun | null {
  const { text, nothingOpen, answered, agreedDate, gain } = contact;
  const valueItems = contact.carried + contact.values.filter((type) => type !== 'answer').length;
  const { flagged } = isTouchBase({ text, answered, valueItems, agreedDate, statedGain: gain });
  const gainStated = gain.trim() !== '';
  if (nothingOpen) return { touchBase: flagged, gainStated };
  return flagged && findTouchBase(text) !== null ? { touchBase: true, gainStated } : null;
}
