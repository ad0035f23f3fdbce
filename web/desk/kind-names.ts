import type { requestKinds } from '../../src/flow/desk/contract.ts';

export type RequestKind = (typeof requestKinds)[number];

/** The kinds of request in words. */
export const kindNames: Readonly<Record<RequestKind, string>> = {
  lead: 'Lead enquiry',
  question: 'Question',
  problem: 'Problem',
  quote: 'Quote request',
  complaint: 'Complaint',
  order: 'Order matter',
};

/** A kind in words; one that this page does not know stays as it is. */
export function kindText(kind: string): string {
  return kind in kindNames ? kindNames[kind as RequestKind] : kind;
}
