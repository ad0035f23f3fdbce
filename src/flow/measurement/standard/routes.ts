import { type Binding, forMembers } from '../../../platform/bindings.ts';
import type { FiguresSource } from '../promise/figures-source.ts';
import * as contract from './contract.ts';
import { viewStandard } from './standard-view.ts';

/** Results beside the targets. */
export function standardBindings(source: FiguresSource): Binding[] {
  return [forMembers(contract.standard, ({ ctx }) => viewStandard(ctx, source))];
}
