import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { calendar } from '../../src/people/calendars/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, PageHeader, Section, Skeleton, useHotkeys } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { CalendarHistory } from './calendar-history.tsx';
import { CalendarParts } from './calendar-parts.tsx';
import { isLayer, ownErrors, type CalendarPage as Page, type Scope } from './own-draft.ts';
import { OwnParts } from './own-parts.tsx';
import { StartField } from './start-field.tsx';
import { type CalendarForm, useCalendarForm } from './use-calendar-form.ts';
import { WhatIf } from './what-if.tsx';
import './calendars.css';

const leads: Readonly<Record<Scope, string>> = {
  organisation:
    'Clocks run while you are open. Desks, teams and people without their own hours follow these.',
  desk: 'Clocks of what comes in at this desk run while it is open.',
  team: 'What differs here is laid over the hours of the desk, for everybody in the team.',
  person: 'New requests go to people on duty. What differs here is laid over the hours of team and desk.',
  call_window: 'When contacts may be called, by the time where they are.',
};

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function SaveBar({ form, save }: { readonly form: CalendarForm; readonly save: string }) {
  return (
    <div className="heed-save-bar" role="status">
      <span>Not saved yet.</span>
      <span className="heed-save-acts">
        <Button variant="default" onClick={form.discard}>
          Discard
        </Button>
        <Button type="submit" loading={form.busy}>
          {save}
        </Button>
      </span>
    </div>
  );
}

const saveWords = { now: 'Save hours', planned: 'Plan hours', corrected: 'Correct hours' } as const;

function Editor({ page }: { readonly page: Page }) {
  const form = useCalendarForm(useOrg(), page);
  const element = useFirstError(form.errors);
  const mayEdit = page.can.includes('edit');
  useHotkeys([['mod+S', () => void (form.changed && form.submit())]], []);
  const { draft, errors, start, note } = form;
  const shared = { page, draft, onChange: form.edit, readOnly: !mayEdit };
  const faulty = Object.keys(ownErrors(draft, page.scope)).length > 0;
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {mayEdit ? null : <p className="heed-soft">{whoEdits(page.scope)}</p>}
      <OwnParts {...shared} />
      {draft.own ? <CalendarParts {...shared} errors={errors} /> : null}
      <Section title="What if" lead="Try the hours as they stand on this page, saved or not.">
        <WhatIf page={page} parts={form.parts} faulty={faulty} />
      </Section>
      {form.changed ? (
        <Section title="From when">
          <StartField
            start={start}
            note={note}
            onChange={form.setStart}
            zone={page.hours.zone}
            countsClocks={!isLayer(page.scope)}
            versions={page.versions}
            errors={errors}
          />
        </Section>
      ) : null}
      <CalendarHistory page={page} form={form} mayEdit={mayEdit} />
      {form.changed ? <SaveBar form={form} save={saveWords[start.kind]} /> : null}
    </form>
  );
}

const whoEdits = (scope: Scope) =>
  scope === 'person' ? 'Administrators change these.' : 'Managers and administrators change these.';

function BackToList({ org }: { readonly org: string }): ReactNode {
  return (
    <Link className="heed-back" to={paths.calendars(org)}>
      <IconChevronLeft size={16} aria-hidden /> Calendars
    </Link>
  );
}

/** One calendar: its hours, what they would mean, from when they hold, and their history. */
export function CalendarPage() {
  const org = useOrg();
  const { scope, id } = useParams() as { scope: Scope; id: string };
  const { data, error, refetch } = useEndpoint(
    calendar,
    { params: { org, scope, id } },
    { staleTime: 30_000 },
  );
  return (
    <>
      <BackToList org={org} />
      {data ? <PageHeader title={data.name} lead={`${sentence(data.note)} ${leads[scope]}`} /> : null}
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? <Editor key={`${scope}/${id}`} page={data} /> : null}
    </>
  );
}
