import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addLibraryItem, library, libraryItem, saveLibraryItem } from '../../src/flow/library/contract.ts';
import { paths } from '../paths.ts';
import type { Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { errorsOf } from '../settings/field-errors.ts';
import type { FieldErrors } from '../settings/week-draft.ts';
import { showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { type AssetForm, type AssetView, bodyOf, formOf } from './asset-form.ts';

/** What is being written, kept until it is saved or given up. `base`: the newest version it was begun on. */
interface Kept {
  readonly form: AssetForm;
  readonly base: string | null;
}

/** The editor of an item, or of a new one: what stands in it, whether that differs, and saving. */
export function useAssetEditor(view: AssetView | null, begin: AssetForm, keptAs = 'new') {
  const org = useOrg();
  const navigate = useNavigate();
  const stored: Kept = { form: view ? formOf(view) : begin, base: view?.versions[0]?.id ?? null };
  const [kept, setKept, forget] = useKept<Kept | null>(`library.${org}.${view?.id ?? keptAs}`, null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const add = useCommand(addLibraryItem, { refreshes: [library], quiet: true });
  const save = useCommand(saveLibraryItem, { refreshes: [library, libraryItem], quiet: true });
  const { form, base } = kept ?? stored;
  const change = (part: Partial<AssetForm>) => setKept({ form: { ...form, ...part }, base });
  const giveUp = () => {
    forget();
    setKept(null);
    setErrors({});
  };
  const submit = async () => {
    setErrors({});
    try {
      if (view === null) {
        const { id } = await add.mutateAsync({ params: { org }, body: bodyOf(form) });
        forget();
        await navigate(paths.libraryItem(org, id), { replace: true });
        showToast({ text: `“${form.title.trim()}” is in the library` });
      } else {
        await save.mutateAsync({ params: { org, id: view.id }, body: { ...bodyOf(form), base: base ?? '' } });
        giveUp();
        showToast({ text: `“${form.title.trim()}” is saved` });
      }
    } catch (problem) {
      setErrors(errorsOf(problem as Problem));
    }
  };
  return {
    form,
    change,
    errors,
    submit,
    giveUp,
    dirty: kept !== null,
    /** Somebody saved another version since this was begun. */
    overtaken: kept !== null && view !== null && base !== stored.base,
    /** Goes on from what stands in the library now, with what was written here. */
    rebase: () => setKept({ form, base: stored.base }),
    busy: add.isPending || save.isPending,
  };
}
