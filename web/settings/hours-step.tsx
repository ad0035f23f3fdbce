import { useOrg } from '../session.ts';
import { ErrorState, Skeleton } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { HoursEditor } from './hours-editor.tsx';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';
import { useHoursForm } from './use-hours-form.ts';

/** Opening hours, with the editor of their own page. */
export function HoursStep(props: StepProps) {
  const form = useHoursForm(useOrg(), props.onDone);
  const element = useFirstError(form.errors);
  const { data, error, refetch } = form.loaded;
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!form.draft) return <Skeleton rows={7} />;
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.changed) void form.submit();
        else props.onDone();
      }}
    >
      <HoursEditor draft={form.draft} onChange={form.edit} errors={form.errors} />
      <StepFoot
        {...props}
        ready
        submit={form.changed ? 'Save and continue' : 'These are right, continue'}
        busy={form.busy}
      />
    </form>
  );
}
