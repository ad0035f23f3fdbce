import { type ComponentType, useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { session } from '../../src/people/contract.ts';
import { markStep, setup } from '../../src/setup/contract.ts';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { Button, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { keyOf, useCommand, useEndpoint } from '../use-endpoint.ts';
import { CompanyStep } from './company-step.tsx';
import { FormStep } from './form-step.tsx';
import { HoursStep } from './hours-step.tsx';
import { MailboxStep } from './mailbox-step.tsx';
import { PeopleStep } from './people-step.tsx';
import {
  nextOpen,
  type SetupState,
  type Step,
  type StepKey,
  type StepProps,
  type StepState,
  stepTexts,
} from './set-up-steps.ts';
import { StepBar } from './step-bar.tsx';
import { TestStep } from './test-step.tsx';
import './set-up.css';

const pages: Readonly<Record<StepKey, ComponentType<StepProps>>> = {
  company: CompanyStep,
  hours: HoursStep,
  mailbox: MailboxStep,
  people: PeopleStep,
  form: FormStep,
  test: TestStep,
};

const marked = (state: SetupState, step: StepKey, to: StepState): SetupState => ({
  ...state,
  steps: state.steps.map((other) => (other.key === step ? { ...other, state: to } : other)),
});

/** Where the guide stands: the step lives in the address, its state on the server. */
function useGuide() {
  const org = useOrg();
  const [query, setQuery] = useSearchParams();
  const { data, error, refetch } = useEndpoint(setup, { params: { org } });
  const mark = useCommand(markStep, {
    refreshes: [setup, session],
    optimistic: (client, { params, body }) => {
      const key = keyOf(setup, { params: { org } });
      const before = client.getQueryData<SetupState>(key);
      if (before) client.setQueryData(key, marked(before, params.step, body.state));
      return () => client.setQueryData(key, before);
    },
  });
  const asked = data?.steps.find(({ key }) => key === query.get('step'));
  const left = data ? nextOpen(data.steps) : null;
  const current =
    query.get('step') === 'end' ? undefined : (asked ?? data?.steps.find(({ key }) => key === left));
  const set = (step: StepKey, state: StepState) => mark.mutate({ params: { org, step }, body: { state } });
  const leave = (step: StepKey, state: StepState) => {
    set(step, state);
    const next = data ? nextOpen(marked(data, step, state).steps, step) : null;
    setQuery({ step: next ?? 'end' });
  };
  return { data, error, refetch, current, set, leave };
}

function StepPage({ step, guide }: { readonly step: Step; readonly guide: ReturnType<typeof useGuide> }) {
  const Page = pages[step.key];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<StepKey>(step.key);
  useEffect(() => {
    if (shown.current !== step.key) heading.current?.focus();
    shown.current = step.key;
  }, [step.key]);
  return (
    <section className="heed-step-page" aria-labelledby="step-title">
      <h2 id="step-title" ref={heading} tabIndex={-1}>
        {stepTexts[step.key].name}
      </h2>
      <p className="heed-soft heed-flat">{stepTexts[step.key].lead}</p>
      {step.note ? <p className="heed-step-note">{step.note}</p> : null}
      {step.state === 'skipped' ? (
        <p className="heed-step-note">
          You skipped this.{' '}
          <Button variant="default" size="compact-sm" onClick={() => guide.set(step.key, 'open')}>
            Put it back on the list
          </Button>
        </p>
      ) : null}
      <div className="heed-step-body" key={step.key}>
        <Page
          state={step.state}
          onDone={() => guide.leave(step.key, 'done')}
          onSkip={() => guide.leave(step.key, 'skipped')}
        />
      </div>
    </section>
  );
}

function End({ steps }: { readonly steps: readonly Step[] }) {
  const org = useOrg();
  const onDesk = isOnDesk(useOrganisation());
  const open = nextOpen(steps);
  const named = (state: StepState) =>
    steps
      .filter((step) => step.state === state)
      .map(({ key }) => stepTexts[key].name.toLowerCase())
      .join(', ');
  return (
    <section className="heed-step-page">
      <h2>{open ? 'Nearly there' : 'You are ready'}</h2>
      <p className="heed-soft heed-flat">
        {open
          ? `Still to do: ${named('open')}.`
          : 'From here on, everybody who writes gets a clock, a person and an answer.'}
        {named('skipped')
          ? ` Skipped for now: ${named('skipped')}. Each can be opened above at any time.`
          : ''}
      </p>
      <div className="heed-step-foot">
        {open ? (
          <Button component={Link} to={`?step=${open}`}>
            Go on with {stepTexts[open].name.toLowerCase()}
          </Button>
        ) : null}
        <Button
          component={Link}
          to={onDesk ? paths.now(org) : paths.people(org)}
          variant={open ? 'default' : 'filled'}
        >
          {onDesk ? 'See who is waiting' : 'To the people'}
        </Button>
      </div>
    </section>
  );
}

/** The guided set-up: six calm pages, each left and taken up again at will. */
export function SetUp() {
  const guide = useGuide();
  const { data, error, refetch, current } = guide;
  const settled = data?.steps.filter(({ state }) => state !== 'open').length ?? 0;
  return (
    <>
      <PageHeader
        title="Set-up"
        lead={
          data
            ? `${settled} of ${data.steps.length} steps settled. Everything is kept as you go; come back whenever you like.`
            : undefined
        }
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <StepBar steps={data.steps} current={current?.key ?? null} /> : null}
      {data && current ? <StepPage step={current} guide={guide} /> : null}
      {data && !current ? <End steps={data.steps} /> : null}
    </>
  );
}
