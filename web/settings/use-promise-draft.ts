import { useState } from 'react';
import { promisePage, publishPromise } from '../../src/flow/measurement/promise/contract.ts';
import type { PromiseView } from '../boards/promise-state.tsx';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';
import type { FieldErrors } from './week-draft.ts';

/** The targets being chosen and the reason being written, until they are published. */
export function usePromiseDraft(view: PromiseView) {
  const org = useOrg();
  const before = view.kinds.filter(({ shown }) => shown).map(({ kind }) => kind);
  const [kinds, setKinds] = useState<readonly string[]>(before);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useCommand(publishPromise, { refreshes: [promisePage], quiet: true });
  const isChanged = kinds.length !== before.length || kinds.some((kind) => !before.includes(kind));
  const send = async (published: boolean, why: string) => {
    try {
      await save.mutateAsync({ params: { org }, body: { published, kinds: [...kinds], reason: why } });
    } catch (cause) {
      setErrors(errorsOf(asProblem(cause)));
      return false;
    }
    setErrors({});
    setReason('');
    showToast({ text: published ? 'The promise page is published' : 'The promise page is hidden' });
    return true;
  };
  return {
    ...{ kinds, reason, setReason, errors, send, isChanged },
    busy: save.isPending,
    /** A target that stands there now would not any more. */
    takesOff: view.state !== 'never' && before.some((kind) => !kinds.includes(kind)),
    toggle: (kind: string) =>
      setKinds((now) => (now.includes(kind) ? now.filter((one) => one !== kind) : [...now, kind])),
    discard: () => {
      setKinds(before);
      setErrors({});
    },
  };
}

export type PromiseDraft = ReturnType<typeof usePromiseDraft>;
