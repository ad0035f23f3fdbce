import './tour.css';
import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { guess as guessEndpoint, tour } from '../../src/demo/tour/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, EmptyState, ErrorState, NumberField, Skeleton } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { TourReveal } from './tour-reveal.tsx';
import { goOn } from './tour-state.ts';
import { guessText, type TourView } from './tour-text.ts';

/** The demo's first page: one question, and what was measured beside the answer (DOMAIN 5.13, S3-16). */
export function TourPage() {
  const org = useOrg();
  const [known, setKnown] = useState(false);
  const { data, error, refetch } = useEndpoint(
    tour,
    { params: { org } },
    { refetchInterval: known ? false : 2_000, keepPrevious: true },
  );
  const isKnown = data !== undefined && data.measured !== null;
  useEffect(() => setKnown(isKnown), [isKnown]);
  if (error) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={48} />;
  if (data.past === null)
    return <EmptyState title="No tour here">This demo was made without a past to be shown.</EmptyState>;
  return (
    <div className="heed-tour">
      <h1>How long does a buyer wait for your first personal answer?</h1>
      {data.guess === null ? <Guess refresh={() => void refetch()} /> : <Told view={data} />}
    </div>
  );
}

/** Working minutes; a working day has 480. */
const choices = [10, 30, 120, 480, 960] as const;

function Guess({ refresh }: { readonly refresh: () => void }) {
  const org = useOrg();
  const [minutes, setMinutes] = useState<number | null>(null);
  const command = useCommand(guessEndpoint, { refreshes: [tour], onDone: refresh });
  const keep = (value: number) => command.mutate({ params: { org }, body: { minutes: value } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minutes !== null && minutes >= 0) keep(minutes);
  };
  return (
    <>
      <p className="heed-soft">
        Guess for Larkfield Controls, in working time, as half of its buyers had it before it changed
        anything. Your guess is kept as it is; then you see what was measured.
      </p>
      <fieldset className="heed-tour-choices" aria-label="Your guess">
        {choices.map((value) => (
          <Button
            key={value}
            variant="default"
            size="md"
            disabled={command.isPending}
            onClick={() => keep(value)}
          >
            {guessText(value)}
          </Button>
        ))}
      </fieldset>
      <form className="heed-tour-own" onSubmit={submit}>
        <NumberField label="Or in working minutes" value={minutes} onChange={setMinutes} />
        <Button type="submit" variant="default" disabled={minutes === null || command.isPending}>
          Guess
        </Button>
      </form>
      <Skip />
    </>
  );
}

function Told({ view }: { readonly view: TourView }) {
  const org = useOrg();
  const navigate = useNavigate();
  const { measured, past, guess } = view;
  const next = () => {
    goOn(org, { step: 'ring', seen: true });
    void navigate(paths.now(org));
  };
  return (
    <>
      {measured ? (
        <TourReveal measured={measured} minutes={guess?.minutes ?? 0} />
      ) : (
        <Entering past={past ?? { entered: 0, total: 1 }} minutes={guess?.minutes ?? 0} />
      )}
      <div className="heed-tour-foot">
        <Button size="md" onClick={next}>
          Watch a buyer come in
        </Button>
        <Skip />
      </div>
    </>
  );
}

function Entering({
  past,
  minutes,
}: {
  readonly past: NonNullable<TourView['past']>;
  readonly minutes: number;
}) {
  const share = Math.floor((100 * past.entered) / past.total);
  return (
    <>
      <p>
        Your guess is kept: <b>{guessText(minutes)}</b>.
      </p>
      <p className="heed-soft" role="status">
        The demo’s past is being entered, enquiry by enquiry: {share} %. The measured figures follow here.
      </p>
      <progress max={past.total} value={past.entered} aria-label="The demo’s past" />
    </>
  );
}

function Skip() {
  const org = useOrg();
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="heed-quiet-button"
      onClick={() => {
        goOn(org, { step: 'over', seen: true });
        void navigate(paths.now(org));
      }}
    >
      Skip the tour
    </button>
  );
}
