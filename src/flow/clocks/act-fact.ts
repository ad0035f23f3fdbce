import type { Context } from '../../platform/context.ts';
import type { NewFact } from '../../platform/ledger.ts';

/** What a person does on a request, now. `key` tells it from others of its kind in the organisation. */
export function actFact(
  ctx: Context,
  requestId: string,
  { kind, key, data }: { readonly kind: string; readonly key: string; readonly data: object },
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
