import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { ownSignature, saveSignature } from './signature-of.ts';

export function signatureBindings(): Binding[] {
  return [
    forMembers(contract.viewSignature, ({ ctx }) => ownSignature(ctx)),
    forMembers(contract.saveSignature, async ({ ctx, body }) => {
      await saveSignature(ctx, body.text);
      return { ok: true } as const;
    }),
  ];
}
