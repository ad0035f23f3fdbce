import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import {
  calendarFeed,
  readCalendarFeed,
  removeCalendarFeed,
  setCalendarFeed,
} from '../../src/people/calendar-feeds/contract.ts';
import { absences, roster } from '../../src/people/roster/contract.ts';
import { useOrg } from '../session.ts';
import { Button, count, FieldError, showToast, TextField } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import type { FieldErrors } from './week-draft.ts';

type Feed = NonNullable<z.output<typeof calendarFeed.response>['feed']>;
const refreshes = [calendarFeed, absences, roster];

/** The feed that is followed, or the field for its address. */
export function CalendarFeedForm({
  feed,
  absences: many,
}: {
  readonly feed: Feed | null;
  readonly absences: number;
}) {
  const [isChanging, setChanging] = useState(false);
  if (feed && !isChanging) return <Followed feed={feed} absences={many} change={() => setChanging(true)} />;
  return <AddressForm close={feed ? () => setChanging(false) : null} />;
}

function Followed({
  feed,
  absences: many,
  change,
}: {
  readonly feed: Feed;
  readonly absences: number;
  readonly change: () => void;
}) {
  const org = useOrg();
  const read = useCommand(readCalendarFeed, {
    refreshes,
    onDone: () => showToast({ text: 'Your calendar is being read' }),
  });
  const again = useCommand(setCalendarFeed, { refreshes });
  const leave = useCommand(removeCalendarFeed, {
    refreshes,
    onDone: ({ url }) =>
      showToast({
        text: 'Your calendar is not read any more',
        detail: 'Absences from it are struck out.',
        ...(url === null ? {} : { undo: () => again.mutate({ params: { org }, body: { url } }) }),
      }),
  });
  return (
    <div className="heed-form">
      <div className="heed-outcome" role="status">
        {feed.trouble ? (
          <IconAlertTriangle size={20} aria-hidden />
        ) : (
          <IconCircleCheck size={20} aria-hidden />
        )}
        <div>
          <div className="heed-strong">{feed.host}</div>
          <div>{stateText(feed, many)}</div>
          {feed.trouble && feed.readAt ? (
            <div className="heed-soft">Read last {whenText(feed.readAt)}; absences known then stay.</div>
          ) : null}
        </div>
      </div>
      <div className="heed-buttons">
        <Button
          variant="default"
          loading={read.isPending}
          onClick={() => read.mutate({ params: { org }, body: {} })}
        >
          Read now
        </Button>
        <Button variant="default" onClick={change}>
          Another address
        </Button>
        <Button variant="subtle" loading={leave.isPending} onClick={() => leave.mutate({ params: { org } })}>
          Stop reading it
        </Button>
      </div>
    </div>
  );
}

function stateText({ trouble, readAt }: Feed, many: number): string {
  if (trouble) return trouble.charAt(0).toUpperCase() + trouble.slice(1);
  if (readAt === null) return 'It is read for the first time in a moment.';
  const found = many === 0 ? 'no absence' : count(many, 'absence');
  return `Read ${whenText(readAt)}: ${found} in the next 90 days.`;
}

function AddressForm({ close }: { readonly close: (() => void) | null }) {
  const org = useOrg();
  const [url, setUrl] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const follow = useCommand(setCalendarFeed, { refreshes, quiet: true });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await follow.mutateAsync({ params: { org }, body: { url } });
      close?.();
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
  };
  return (
    <form className="heed-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Secret iCalendar address"
        description="Google: calendar settings, “Secret address in iCal format”. Outlook: “Publish a calendar”, the ICS link. Whole days, busy as “out of office” and titles such as vacation or sick count; meetings do not."
        placeholder="https://…/basic.ics"
        autoComplete="off"
        inputMode="url"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={errorAt(errors, '/url')}
      />
      {otherErrors(errors, (pointer) => pointer === '/url').map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={follow.isPending}>
          Read this calendar
        </Button>
        {close ? (
          <Button variant="default" onClick={close}>
            Keep the old one
          </Button>
        ) : null}
      </div>
    </form>
  );
}
