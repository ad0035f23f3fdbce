import './huddle.css';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { beginHuddle, huddle, huddles } from '../../src/flow/measurement/huddle/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, EmptyState, ErrorState, IconButton, PageHeader, Skeleton, timeOfDay } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { HuddleActions, LastActions } from './huddle-actions.tsx';
import { HuddlePast } from './huddle-past.tsx';
import { HuddleSectionsView } from './huddle-sections.tsx';
import { type HuddleView, huddleDay } from './huddle-text.ts';
import { HuddleThanks } from './huddle-thanks.tsx';

/** The daily check in fifteen minutes at most (S1-37): one column, in the order it is gone through. */
export function HuddlePage() {
  const org = useOrg();
  const { day, live, go } = useAddress();
  const query = { ...(day === null ? {} : { day }), ...(live ? { live: 'yes' as const } : {}) };
  const { data, error, refetch } = useEndpoint(
    huddle,
    { params: { org }, query },
    { keepPrevious: true, refetchInterval: 60_000 },
  );
  useSectionKeys();
  return (
    <div className="heed-huddle">
      <PageHeader
        title={data ? `Huddle, ${huddleDay(data.day)}` : 'Huddle'}
        lead={data ? leadOf(data) : 'What is open, what was missed and why, and who does what about it.'}
        actions={data ? <Head view={data} live={live} go={go} /> : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? <Body view={data} /> : null}
    </div>
  );
}

function leadOf({ begun, asOf, isToday, isBusinessDay, zone }: HuddleView): string {
  if (begun && asOf === begun.at)
    return `As it was shown when ${begun.by} began it at ${timeOfDay(Date.parse(begun.at), zone)}.`;
  if (asOf) {
    const now = `As of ${timeOfDay(Date.parse(asOf), zone)}.`;
    return isBusinessDay ? now : `${now} The desk is closed today.`;
  }
  return isToday ? '' : 'A day that is over.';
}

interface HeadProps {
  readonly view: HuddleView;
  readonly live: boolean;
  readonly go: (changes: Record<string, string | null>) => void;
}

function Head({ view, live, go }: HeadProps) {
  const org = useOrg();
  const begin = useCommand(beginHuddle, { refreshes: [huddle, huddles] });
  const mayBegin = view.isToday && view.begun === null && view.can.includes('keep');
  return (
    <div className="heed-huddle-head">
      <IconButton
        variant="subtle"
        aria-label="The day before"
        onClick={() => go({ day: view.before, live: null })}
      >
        <IconChevronLeft size={16} stroke={1.75} />
      </IconButton>
      <IconButton
        variant="subtle"
        aria-label="The day after"
        disabled={view.after === null}
        onClick={() => go({ day: view.after, live: null })}
      >
        <IconChevronRight size={16} stroke={1.75} />
      </IconButton>
      <IconButton variant="subtle" aria-label="Print" onClick={() => window.print()}>
        <IconPrinter size={16} stroke={1.75} />
      </IconButton>
      {view.isToday && view.begun ? (
        <Button size="compact-sm" variant="default" onClick={() => go({ live: live ? null : 'yes' })}>
          {live ? 'As it was shown' : 'As of now'}
        </Button>
      ) : null}
      {mayBegin ? (
        <Button size="compact-sm" loading={begin.isPending} onClick={() => begin.mutate({ params: { org } })}>
          Begin
        </Button>
      ) : null}
    </div>
  );
}

function Body({ view }: { readonly view: HuddleView }) {
  const org = useOrg();
  return (
    <>
      {view.lastActions.length > 0 ? <LastActions view={view} /> : null}
      {view.sections ? (
        <HuddleSectionsView sections={view.sections} zone={view.zone} />
      ) : (
        <EmptyState title="No huddle was held on this day">
          What a huddle shows is kept once it has begun; nothing is made up afterwards.
        </EmptyState>
      )}
      <HuddleThanks view={view} />
      <HuddleActions view={view} />
      <footer className="heed-huddle-foot">
        <HuddlePast today={view.day} />
        <Link to={paths.teaching(org)}>Teaching examples</Link>
      </footer>
    </>
  );
}

/** j and k walk from section to section. */
function useSectionKeys(): void {
  const walk = (step: 1 | -1) => () => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-huddle-section]')];
    const at = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'start' });
  };
  useKeys('Huddle', [
    { keys: 'j', label: 'Next section', run: walk(1) },
    { keys: 'k', label: 'Section before', run: walk(-1) },
  ]);
}

/** Which day stands in the address, so that the huddle can be handed on. */
function useAddress() {
  const [search, setSearch] = useSearchParams();
  const go = (changes: Record<string, string | null>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const day = search.get('day');
  return {
    day: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    live: search.get('live') === 'yes',
    go,
  };
}
