import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whatIf } from '../../src/people/calendars/contract.ts';
import { type Answer, call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { DateTimeField, dayAndTime, NumberField, useDebouncedValue } from '../ui/index.ts';
import type { CalendarPage, Parts } from './own-draft.ts';
import { instantOfWall, wallText } from './wall-time.ts';

export interface WhatIfProps {
  readonly page: CalendarPage;
  readonly parts: Parts | null;
  /** A draft with faults has no deadlines. */
  readonly faulty: boolean;
}

function useAnswer({ page, parts, faulty }: WhatIfProps, at: string | null, targetMinutes: number | null) {
  const params = { org: useOrg(), scope: page.scope, id: page.id };
  const [body] = useDebouncedValue({ parts, at, targetMinutes }, 250);
  const possible = !faulty && body.at !== null && body.targetMinutes !== null;
  return useQuery<Answer<typeof whatIf>, Problem>({
    queryKey: [whatIf.path, params, body],
    queryFn: ({ signal }) =>
      call(
        whatIf,
        { params, body: { ...body, at: body.at ?? '', targetMinutes: body.targetMinutes ?? 0 } },
        { signal },
      ).catch((cause) => {
        throw asProblem(cause);
      }),
    enabled: possible,
    retry: false,
    placeholderData: (previous) => previous,
  });
}

function Outcome({
  answer,
  faulty,
}: {
  readonly answer: ReturnType<typeof useAnswer>;
  readonly faulty: boolean;
}) {
  if (faulty) return <p className="heed-soft heed-flat">Mend the fields marked above first.</p>;
  if (answer.error)
    return <p className="heed-flat">{answer.error.errors[0]?.detail ?? answer.error.title}</p>;
  if (!answer.data) return <p className="heed-soft heed-flat">…</p>;
  const { dueAt, text, zone, open } = answer.data;
  const when = (iso: string) => dayAndTime(Date.parse(iso), serverNow(), zone);
  return (
    <>
      <p className="heed-flat">
        would be due <strong className="heed-due">{when(dueAt)}</strong>
        {open ? '' : ', as it comes in while closed'}.
      </p>
      <p className="heed-soft heed-flat">{text}</p>
    </>
  );
}

const words: Readonly<Record<CalendarPage['scope'], string>> = {
  organisation: 'A lead that comes in at',
  desk: 'A lead that comes in at',
  team: 'Something this team gets at',
  person: 'Something they get at',
  call_window: 'A call that is asked for at',
};

/** Tries the hours as they stand in the editor: when would something be due? */
export function WhatIf(props: WhatIfProps) {
  const { hours, scope } = props.page;
  const [wall, setWall] = useState(() => wallText(Math.floor(serverNow() / 60_000) * 60_000, hours.zone));
  const [minutes, setMinutes] = useState<number | null>(30);
  const whole = minutes !== null && Number.isInteger(minutes) && minutes >= 0 ? minutes : null;
  const answer = useAnswer(props, instantOfWall(wall, hours.zone), whole);
  return (
    <div className="heed-what-if">
      <div className="heed-what-if-fields">
        <DateTimeField
          label={words[scope]}
          value={wall}
          onChange={(event) => setWall(event.currentTarget.value)}
        />
        <NumberField label="Target in minutes" value={minutes} onChange={setMinutes} min={0} />
      </div>
      <div role="status">
        <Outcome answer={answer} faulty={props.faulty} />
      </div>
    </div>
  );
}
