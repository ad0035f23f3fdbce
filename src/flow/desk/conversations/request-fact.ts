import type { Context } from '../../../platform/context.ts';
import type { NewFact } from '../../../platform/ledger.ts';

/** What a person does with a request as a whole, now; `key` tells it from others of its kind. */
export function requestFact(
  ctx: Context,
  requestId: string,
  kind: string,
  key: string,
  data: object,
): NewFact {
  return {
    subjectKind: 'request',
    subjectId: requestId,
    kind,
    occurredAt: ctx.now,
    evidence: 'person',
    sourceKey: `${kind}:${key}`,
    data,
  };
}
