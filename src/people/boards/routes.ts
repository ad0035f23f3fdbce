import { type Binding, forMembers } from '../../platform/bindings.ts';
import * as contract from './contract.ts';
import { readinessView } from './readiness-view.ts';
import { urgentView } from './urgent-view.ts';

/** Every endpoint of people/boards/contract.ts. */
export function boardBindings(): Binding[] {
  return [
    forMembers(contract.readiness, ({ ctx }) => readinessView(ctx)),
    forMembers(contract.urgentContact, ({ ctx, query }) =>
      urgentView(ctx, { text: query.topic ?? '', contactId: query.contact ?? null }),
    ),
  ];
}
