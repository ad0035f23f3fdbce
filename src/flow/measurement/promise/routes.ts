import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { viewPromise } from './promise-view.ts';
import { publishPromise } from './publish-promise.ts';

const ok = { ok: true } as const;

/** The promise page as its publishers see it. */
export function promiseBindings({ publicUrl }: { readonly publicUrl: string }): Binding[] {
  return [
    forMembers(contract.promisePage, ({ ctx, member }) => viewPromise(ctx, member, publicUrl)),
    forMembers(contract.publishPromise, async ({ ctx, body }) => {
      await publishPromise(ctx, body);
      return ok;
    }),
  ];
}
