import { request } from '../../src/flow/desk/contract.ts';
import {
  changeNote,
  deleteNote,
  mentionable,
  restoreNote,
  writeNote,
} from '../../src/flow/desk/notes/contract.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import type { Mentionable } from './notes-text.ts';

const refreshes = [request];
const nobody: readonly Mentionable[] = [];

/** Colleagues by name; asked for once a note is being written. */
export function useMentionable(enabled: boolean): readonly Mentionable[] {
  const org = useOrg();
  return (
    useEndpoint(mentionable, { params: { org } }, { enabled, staleTime: 300_000 }).data?.people ?? nobody
  );
}

/** Writing, changing and deleting a note; the last two are undone from the message that tells of them. */
export function useNotes() {
  const org = useOrg();
  const restore = useCommand(restoreNote, { refreshes });
  const remove = useCommand(deleteNote, {
    refreshes,
    onDone: (_, { params }) =>
      showToast({ text: 'The note is gone.', undo: () => restore.mutate({ params }) }),
  });
  const write = useCommand(writeNote, {
    refreshes,
    quiet: true,
    onDone: ({ id }) =>
      showToast({
        text: 'Noted. Only colleagues see it.',
        undo: () => remove.mutate({ params: { org, id } }),
      }),
  });
  const change = useCommand(changeNote, { refreshes, quiet: true });
  return { write, change, remove };
}
