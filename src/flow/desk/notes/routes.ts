import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { viewMentionable } from './mentions.ts';
import { changeNote, deleteNote, restoreNote, writeNote } from './write-note.ts';

const ok = { ok: true } as const;

/** Notes among colleagues. */
export function noteBindings(): Binding[] {
  return [
    forMembers(contract.writeNote, ({ ctx, params, body }) =>
      writeNote(ctx, { ...body, requestId: params.id }),
    ),
    forMembers(contract.changeNote, async ({ ctx, params, body }) => {
      await changeNote(ctx, { ...body, noteId: params.id });
      return ok;
    }),
    forMembers(contract.deleteNote, async ({ ctx, params }) => {
      await deleteNote(ctx, params.id);
      return ok;
    }),
    forMembers(contract.restoreNote, async ({ ctx, params }) => {
      await restoreNote(ctx, params.id);
      return ok;
    }),
    forMembers(contract.mentionable, async ({ ctx }) => ({ people: await viewMentionable(ctx) })),
  ];
}
