import { type Binding, forMembers } from '../../platform/bindings.ts';
import { closeRequest, reopenRequest } from './close-request.ts';
import * as contract from './inbox/contract.ts';
import { viewInbox } from './inbox/inbox-view.ts';
import { viewSitting } from './inbox/sitting-view.ts';
import { viewSweep } from './inbox/sweep-view.ts';
import { markAutomated } from './mark-automated.ts';
import { mergeRequests } from './merge-requests.ts';
import { search } from './search/contract.ts';
import { viewSearch } from './search/search-view.ts';

const ok = { ok: true } as const;

/** The inbox, what is to be cleared, search, and how requests come to an end. */
export function inboxBindings({ frozen }: { readonly frozen: boolean }): Binding[] {
  return [
    forMembers(contract.inbox, ({ ctx, query }) => viewInbox(ctx, query, frozen)),
    forMembers(contract.sweep, ({ ctx }) => viewSweep(ctx, frozen)),
    forMembers(contract.sitting, ({ ctx }) => viewSitting(ctx, frozen)),
    forMembers(search, ({ ctx, query }) => viewSearch(ctx, query.q)),
    forMembers(contract.markAutomated, async ({ ctx, params, body }) => {
      await markAutomated(ctx, { messageId: params.id, reason: body.reason });
      return ok;
    }),
    forMembers(contract.merge, ({ ctx, params, body }) =>
      mergeRequests(ctx, { requestId: params.id, ...body }),
    ),
    forMembers(contract.close, async ({ ctx, params, body }) => {
      await closeRequest(ctx, { requestId: params.id, ...body });
      return ok;
    }),
    forMembers(contract.reopen, async ({ ctx, params }) => {
      await reopenRequest(ctx, params.id);
      return ok;
    }),
  ];
}
