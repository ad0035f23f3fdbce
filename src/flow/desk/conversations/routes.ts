import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { viewDuplicates, viewMergePreview } from './contact-views.ts';
import * as contract from './contract.ts';
import { mergeContacts } from './merge-contacts.ts';
import { splitRequest } from './split-request.ts';
import { undoContactMerge } from './undo-contact-merge.ts';
import { unmergeRequest } from './unmerge-request.ts';

/** Taking requests apart, and two contacts that are one person. */
export function conversationBindings(): Binding[] {
  return [
    forMembers(contract.split, ({ ctx, params, body }) =>
      splitRequest(ctx, { requestId: params.id, messageIds: body.messageIds }),
    ),
    forMembers(contract.unmerge, ({ ctx, params }) => unmergeRequest(ctx, params.id)),
    forMembers(contract.duplicates, async ({ ctx, params }) => ({
      items: await viewDuplicates(ctx, params.id),
    })),
    forMembers(contract.mergePreview, ({ ctx, params, query }) =>
      viewMergePreview(ctx, params.id, query.into),
    ),
    forMembers(contract.mergeContacts, ({ ctx, params, body }) =>
      mergeContacts(ctx, { contactId: params.id, into: body.into }),
    ),
    forMembers(contract.undoContactMerge, async ({ ctx, params }) => {
      await undoContactMerge(ctx, params.id);
      return { ok: true } as const;
    }),
  ];
}
