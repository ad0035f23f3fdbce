import { type ChangeEvent, useState } from 'react';
import { calendarFeed, uploadCalendar } from '../../src/people/calendar-feeds/contract.ts';
import { absences, roster } from '../../src/people/roster/contract.ts';
import { useOrg } from '../session.ts';
import { count, FieldError, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

/** Takes absences from an .ics file that is chosen. */
export function CalendarFileForm({ absences: many }: { readonly absences: number }) {
  const org = useOrg();
  const [problem, setProblem] = useState<string | null>(null);
  const upload = useCommand(uploadCalendar, {
    refreshes: [calendarFeed, absences, roster],
    quiet: true,
    onDone: ({ absences: found }) =>
      showToast({
        text: found === 0 ? 'No absence stands in that file' : `${count(found, 'absence')} taken from it`,
      }),
  });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const [file] = input.files ?? [];
    if (!file) return;
    setProblem(null);
    try {
      await upload.mutateAsync({ params: { org }, body: { text: await file.text() } });
    } catch (refused) {
      const { title, detail } = refused as { title: string; detail?: string };
      setProblem(detail || title);
    }
    input.value = '';
  };
  return (
    <div className="heed-form">
      {many > 0 ? <p className="heed-flat">{count(many, 'absence')} from a file.</p> : null}
      <label className="heed-file">
        <span className="heed-copy-label">Calendar file</span>
        <input
          type="file"
          accept=".ics,text/calendar"
          disabled={upload.isPending}
          onChange={(event) => void choose(event)}
        />
      </label>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </div>
  );
}
