import { useState } from 'react';
import { holidays } from '../../src/people/calendars/contract.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, Checkbox, count, ErrorState, Modal, Skeleton } from '../ui/index.ts';
import { SearchSelect } from '../ui/search-select.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { dateText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import { type HolidayAnswer, type HolidayRow, holidayRows, isIn, withHolidays } from './holiday-choice.ts';
import { wallText } from './wall-time.ts';

interface ImportProps {
  readonly draft: CalendarDraft;
  readonly onAdd: (draft: CalendarDraft, added: number) => void;
  readonly onClose: () => void;
}

interface Place {
  readonly country: string | null;
  readonly region: string | null;
  readonly years: readonly number[];
}

const today = (zone: string) => wallText(serverNow(), zone).slice(0, 10);

const fiveYears = () => {
  const first = new Date(serverNow()).getUTCFullYear();
  return [0, 1, 2, 3, 4].map((more) => first + more);
};

function PlaceFields(props: {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
  readonly answer: HolidayAnswer | undefined;
}) {
  const { place, onChange, answer } = props;
  const options = (places: readonly { code: string; name: string }[]) =>
    places.map(({ code, name }) => ({ value: code, label: name }));
  const toggle = (year: number, on: boolean) =>
    onChange({
      ...place,
      years: fiveYears().filter((one) => (one === year ? on : place.years.includes(one))),
    });
  return (
    <>
      <div className="heed-pair">
        <SearchSelect
          label="Country"
          data={options(answer?.countries ?? [])}
          value={place.country ?? answer?.country ?? null}
          onChange={(country) => onChange({ ...place, country, region: null })}
          allowDeselect={false}
        />
        {answer && answer.regions.length > 0 ? (
          <SearchSelect
            label="Region"
            placeholder="Whole country"
            clearable
            data={options(answer.regions)}
            value={place.region}
            onChange={(region) => onChange({ ...place, region })}
          />
        ) : null}
      </div>
      <fieldset className="heed-plain-set">
        <legend>Years</legend>
        <div className="heed-years">
          {fiveYears().map((year) => (
            <Checkbox
              key={year}
              label={String(year)}
              checked={place.years.includes(year)}
              onChange={(event) => toggle(year, event.currentTarget.checked)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function kindText({ kind, freeFrom }: HolidayRow): string {
  return [freeFrom ? `free from ${freeFrom}` : '', kind].filter(Boolean).join(', ');
}

function Rows(props: {
  readonly rows: readonly HolidayRow[];
  readonly ticked: (row: HolidayRow) => boolean;
  readonly onTick: (date: string, on: boolean) => void;
  readonly draft: CalendarDraft;
}) {
  return (
    <ul className="heed-ticks">
      {props.rows.map((row) => {
        const known = isIn(props.draft, row.date);
        const more = known ? 'in the calendar already' : kindText(row);
        return (
          <li key={row.date}>
            <Checkbox
              label={`${dateText(row.date)}, ${row.name}`}
              description={more}
              checked={known || props.ticked(row)}
              disabled={known}
              onChange={(event) => props.onTick(row.date, event.currentTarget.checked)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What was ticked by hand; the rest is as it was proposed. */
function useTicks() {
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  return {
    ticked: (row: HolidayRow) => ticks[row.date] ?? row.proposed,
    onTick: (date: string, on: boolean) => setTicks({ ...ticks, [date]: on }),
    forget: () => setTicks({}),
  };
}

function Import({ draft, onAdd, onClose }: ImportProps) {
  const org = useOrg();
  const [place, setPlace] = useState<Place>({ country: null, region: null, years: fiveYears().slice(0, 2) });
  const [all, setAll] = useState(false);
  const { forget, ...ticks } = useTicks();
  const query = {
    ...(place.country ? { country: place.country } : {}),
    ...(place.region ? { region: place.region } : {}),
    years: place.years.join(','),
  };
  const asked = { enabled: place.years.length > 0, keepPrevious: true };
  const { data, error, refetch } = useEndpoint(holidays, { params: { org }, query }, asked);
  const rows = place.years.length > 0 ? holidayRows(data?.holidays ?? [], today(draft.zone)) : [];
  const others = rows.filter((row) => !row.proposed && !isIn(draft, row.date));
  const shown = all ? rows : rows.filter((row) => !others.includes(row));
  const chosen = rows.filter((row) => ticks.ticked(row) && !isIn(draft, row.date));
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  return (
    <div className="heed-form">
      <PlaceFields
        place={place}
        onChange={(next) => {
          if (next.country !== place.country) forget();
          setPlace(next);
        }}
        answer={data}
      />
      {data ? <Rows rows={shown} {...ticks} draft={draft} /> : <Skeleton rows={6} />}
      {data && rows.length === 0 ? <p className="heed-soft heed-flat">No holidays are known here.</p> : null}
      {others.length > 0 ? (
        <Checkbox
          label={`Show ${count(others.length, 'other day')} too: half days, bank and school holidays, observances`}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      ) : null}
      <div className="heed-form-acts heed-import-acts">
        <Button
          disabled={chosen.length === 0}
          onClick={() => onAdd(withHolidays(draft, chosen), chosen.length)}
        >
          {chosen.length === 0 ? 'Nothing chosen' : `Add ${count(chosen.length, 'date')}`}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

export interface HolidayImportProps {
  readonly draft: CalendarDraft;
  readonly onChange: (draft: CalendarDraft, added: number) => void;
}

/** Holidays of a country and region to tick; they join the draft, and hold when that is saved. */
export function HolidayImport({ draft, onChange }: HolidayImportProps) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button className="heed-import" variant="default" onClick={() => setOpened(true)}>
        Import holidays
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        fullScreen={usePhone()}
        title={<span className="heed-strong">Import holidays</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Import
          draft={draft}
          onAdd={(next, added) => {
            onChange(next, added);
            close();
          }}
          onClose={close}
        />
      </Modal>
    </>
  );
}
