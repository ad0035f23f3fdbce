import { type Binding, forMembers } from '../../platform/bindings.ts';
import * as contract from './contract.ts';
import { viewValueBoard } from './value-board.ts';
import { valueOfRequest } from './value-of-request.ts';

/** Every endpoint of measurement. */
export function measurementBindings(): Binding[] {
  return [
    forMembers(contract.requestValue, ({ ctx, params }) => valueOfRequest(ctx, params.id)),
    forMembers(contract.valueBoard, ({ ctx, member, query }) => viewValueBoard(ctx, member.roles, query)),
  ];
}
