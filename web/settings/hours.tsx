import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { Button, ErrorState, PageHeader, Skeleton, useHotkeys } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { whenText } from '../ui/when.ts';
import { HoursEditor } from './hours-editor.tsx';
import { type HoursForm, useHoursForm } from './use-hours-form.ts';

function SaveBar({ form }: { readonly form: HoursForm }) {
  return (
    <div className="heed-save-bar" role="status">
      <span>
        Not saved yet.{' '}
        <span className="heed-soft">New hours hold from now on; running clocks keep theirs.</span>
      </span>
      <span className="heed-save-acts">
        <Button variant="default" onClick={form.discard}>
          Discard
        </Button>
        <Button type="submit" loading={form.busy}>
          Save hours
        </Button>
      </span>
    </div>
  );
}

/** Opening hours: when clocks run. */
export function HoursPage() {
  const org = useOrg();
  const form = useHoursForm(org);
  const element = useFirstError(form.errors);
  const mayEdit = hasRole(useOrganisation(), 'admin', 'manager');
  useHotkeys([['mod+S', () => void (form.changed && form.submit())]], []);
  const { data, error, refetch } = form.loaded;
  const since = data?.since ? ` In force since ${whenText(data.since)}.` : '';
  return (
    <>
      <PageHeader
        title="Opening hours"
        lead={`Clocks run while you are open. New hours hold from now on; running clocks keep theirs.${since}`}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!form.draft && !error ? <Skeleton rows={8} /> : null}
      {form.draft ? (
        <form
          ref={element}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          {mayEdit ? null : <p className="heed-soft">Managers and administrators change these.</p>}
          <HoursEditor draft={form.draft} onChange={form.edit} errors={form.errors} readOnly={!mayEdit} />
          {form.changed ? <SaveBar form={form} /> : null}
        </form>
      ) : null}
    </>
  );
}
