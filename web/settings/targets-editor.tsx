import { type FormEvent, useState } from 'react';
import { targetInWords } from '../../src/core/clock/target-words.ts';
import { proposeTarget, targets, withdrawTarget } from '../../src/flow/clocks/targets/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import {
  announce,
  Button,
  Checkbox,
  DateTimeField,
  FieldError,
  Switch,
  showToast,
  Textarea,
} from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import {
  bodyOf,
  changeOfDraft,
  draftErrors,
  draftFor,
  type TargetDraft,
  type TargetKind,
  type TargetsView,
  termsOf,
} from './targets-draft.ts';
import { TargetsLengths } from './targets-lengths.tsx';
import { TargetsMeaning } from './targets-meaning.tsx';
import { TargetsScope } from './targets-scope.tsx';
import type { FieldErrors } from './week-draft.ts';

export interface TargetsEditorProps {
  readonly view: TargetsView;
  readonly kind: TargetKind;
  readonly onClose: () => void;
}

const pointers = /^\/(runs|targetMs|goalMs|validFrom|deskId|segment|reason)(\/|$)/;

/** The draft, kept over a reload, and its way to the server. */
function useProposal({ view, kind, onClose }: TargetsEditorProps) {
  const org = useOrg();
  const now = useServerMinute();
  const [kept, setKept, forget] = useKept<TargetDraft | null>(`target.${org}.${kind.kind}`, null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const propose = useCommand(proposeTarget, { refreshes: [targets], quiet: true });
  const withdraw = useCommand(withdrawTarget, { refreshes: [targets] });
  const draft = kept ?? draftFor(kind, { deskId: '', segment: '' }, now);
  const deskIds = view.desks.map(({ id }) => id);
  const change = changeOfDraft(draft, kind, deskIds, now);
  const submit = async () => {
    const wrong = draftErrors(draft, kind, change);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return announce('Some fields need a look');
    try {
      const { id } = await propose.mutateAsync({ params: { org }, body: bodyOf(draft, kind) });
      forget();
      showToast({
        text: 'Proposed; it waits for approval',
        detail: targetInWords(kind.kind, termsOf(draft, kind)),
        undo: () => withdraw.mutate({ params: { org, id }, body: {} }),
      });
      onClose();
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
  };
  const cancel = () => {
    forget();
    onClose();
  };
  return { draft, edit: setKept, errors, change, submit, cancel, busy: propose.isPending, now };
}

/** A target being written: for whom, how long, from when and why, said back in words. */
export function TargetsEditor(props: TargetsEditorProps) {
  const { view, kind } = props;
  const { draft, edit, errors, change, submit, cancel, busy, now } = useProposal(props);
  const form = useFirstError(errors);
  const mayPropose = change !== 'loosening' || view.can.includes('propose_looser');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (mayPropose) void submit();
  };
  return (
    <form ref={form} className="heed-form" onSubmit={send} noValidate>
      <TargetsScope view={view} kind={kind} draft={draft} onChange={edit} errors={errors} now={now} />
      <Switch
        label="This clock runs"
        checked={draft.runs}
        error={errorAt(errors, '/runs')}
        onChange={(event) => edit({ ...draft, runs: event.currentTarget.checked })}
      />
      {draft.runs && kind.unit !== 'fixed' ? (
        <TargetsLengths kind={kind} draft={draft} onChange={edit} errors={errors} />
      ) : null}
      <From draft={draft} onChange={edit} error={errorAt(errors, '/validFrom')} />
      <TargetsMeaning view={view} kind={kind} draft={draft} change={change} />
      <Textarea
        label={change === 'loosening' ? 'Why, for all to read' : 'Why (if you like)'}
        value={draft.reason}
        maxLength={500}
        onChange={(event) => edit({ ...draft, reason: event.currentTarget.value })}
        error={errorAt(errors, '/reason')}
      />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={busy} disabled={!mayPropose || change === 'same'}>
          Propose
        </Button>
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface FromProps {
  readonly draft: TargetDraft;
  readonly onChange: (draft: TargetDraft) => void;
  readonly error: string | undefined;
}

function From({ draft, onChange, error }: FromProps) {
  return (
    <div className="heed-target-from">
      <Checkbox
        label="Hold from a later day on"
        description="Otherwise it holds as soon as it is approved."
        checked={draft.later}
        onChange={(event) => onChange({ ...draft, later: event.currentTarget.checked })}
      />
      {draft.later ? (
        <DateTimeField
          label="From"
          className="heed-narrow"
          value={draft.from}
          onChange={(event) => onChange({ ...draft, from: event.currentTarget.value })}
          error={error}
        />
      ) : null}
    </div>
  );
}
