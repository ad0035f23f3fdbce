import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { viewColleagues } from './colleagues-view.ts';
import * as contract from './contract.ts';
import { handOver } from './hand-over.ts';

/** Giving a request to somebody else, and who that could be. */
export function handOverBindings(): Binding[] {
  return [
    forMembers(contract.colleagues, ({ ctx, params }) => viewColleagues(ctx, params.id)),
    forMembers(contract.handOver, ({ ctx, params, body }) =>
      handOver(ctx, { ...body, requestId: params.id }),
    ),
  ];
}
