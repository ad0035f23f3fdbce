import { HOUR } from '../time/instant.ts';
import { LocalLabels } from '../time/local-labels.ts';
import { localTime } from '../time/local-time.ts';
import { type ChoiceTerms, isOurs, type Weighed } from './availability.ts';
import { compareFit } from './candidate.ts';
import type { Need } from './needs-of.ts';

interface Weighing {
  readonly best: Weighed;
  readonly weighed: readonly Weighed[];
  readonly needs: readonly Need[];
  /** Who knows most of it among those who know more than the chosen one and could not have it. */
  readonly skipped: Weighed | null;
}

/** Who is on duty longer than this has no end worth telling. */
const LONGEST_SHIFT = 16 * HOUR;

/** "valves 5, dairy 4, on duty until 17:00, 2 open; next best skipped: away since 10:02". */
export function choiceReason(weighing: Weighing, terms: ChoiceTerms): string {
  const { best, skipped } = weighing;
  const { candidate, fit } = best;
  const person = [
    ...fit.known.map(({ name, level }) => `${name} ${level}`),
    ...((candidate.history?.answers ?? 0) > 0 ? ['answered them before'] : []),
    best.step === 'executive' ? 'executive on call' : dutyText(best, terms),
    `${candidate.openItems} open`,
  ].join(', ');
  const passedOver = skipped ? `next best skipped: ${obstacleText(skipped, terms)}` : null;
  return [person, wayText(weighing, terms), passedOver].filter((part) => part !== null).join('; ');
}

function dutyText({ candidate: { onDutyUntil } }: Weighed, { now, zone }: ChoiceTerms): string {
  if (onDutyUntil === null || onDutyUntil - now > LONGEST_SHIFT) return 'on duty';
  return `on duty until ${localTime(onDutyUntil, zone)}`;
}

/** How it came to them: by which step of the chain, or by what among equals; null where knowledge says it all. */
function wayText({ best, weighed, needs }: Weighing, terms: ChoiceTerms): string | null {
  switch (best.step) {
    case 'coordinator_first':
    case 'coordinator_first_elsewhere':
      return 'coordinators first';
    case 'in_call':
    case 'in_call_elsewhere':
      return 'on a call: nobody else is free';
    case 'executive':
      return 'nobody on duty is free';
    case 'over_limit':
    case 'over_limit_elsewhere':
      return `over the limit of ${best.candidate.loadLimit}: nobody below theirs`;
    case 'coordinator':
    case 'elsewhere':
      return 'nobody of the team is free';
    default:
      if (best.fit.known.length > 0) return null;
      return needs.length > 0
        ? `nobody free knows ${needs.map(({ name }) => name).join(', ')}`
        : amongEquals(best, weighed, terms);
  }
}

/** Where nothing special is needed, load decides unless somebody has helped the contact before. */
function amongEquals(best: Weighed, weighed: readonly Weighed[], terms: ChoiceTerms): string | null {
  const peers = weighed.filter(({ step }) => step === best.step);
  const onDuty = weighed.filter(
    ({ candidate }) =>
      candidate.answers &&
      candidate.onDutyUntil !== null &&
      candidate.awaySince === null &&
      isOurs(candidate, terms),
  );
  if (onDuty.length === 1) return 'the only one on duty';
  if (peers.length === 1) return `the only one free of ${onDuty.length} on duty`;
  const isLeast = peers.every(({ candidate }) => candidate.openItems >= best.candidate.openItems);
  return isLeast ? `fewest open of ${peers.length} on duty` : null;
}

/** Why somebody could not have it: `away since 10:02`, `off duty until 09:00`, `at limit 20 of 20`. */
export function obstacleText(
  { candidate, availability }: Weighed,
  { now, zone, passedOver }: ChoiceTerms,
): string {
  const label = (from: number, to: number) => new LocalLabels(zone, from, to);
  switch (availability) {
    case 'passed_over':
      return passedOver.get(candidate.userId) ?? 'passed over';
    case 'away': {
      const since = candidate.awaySince ?? now;
      return `away since ${label(since, now).short(since, now)}`;
    }
    case 'off_duty': {
      const next = candidate.nextOnDuty;
      return next === null ? 'off duty' : `off duty until ${label(now, next).short(next, now)}`;
    }
    case 'at_limit':
      return `at limit ${candidate.openItems} of ${candidate.loadLimit}`;
    case 'in_call':
      return 'on a call';
    case 'free':
      return 'free';
  }
}

/** By what somebody who could have it comes after the chosen one. */
export function behindText(one: Weighed, best: Weighed): string {
  const [a, b] = [one.candidate, best.candidate];
  if (one.step !== best.step) return later[one.step ?? 'team'];
  if (compareFit(one.fit, best.fit) !== 0) return 'knows less of it';
  if ((a.history?.answers ?? 0) !== (b.history?.answers ?? 0)) return 'has answered them less often';
  if ((a.history?.lastAt ?? 0) !== (b.history?.lastAt ?? 0)) return 'has answered them longer ago';
  if (a.openItems !== b.openItems) return 'more open items';
  return a.lastAssignedAt !== b.lastAssignedAt ? 'got work more recently' : 'by name';
}

const later: Readonly<Record<NonNullable<Weighed['step']>, string>> = {
  coordinator_first: 'coordinator',
  coordinator_first_elsewhere: 'coordinator of another team',
  team: 'no coordinator',
  coordinator: 'not of the team',
  in_call: 'on a call',
  executive: 'executive on call',
  elsewhere: 'of another team',
  in_call_elsewhere: 'on a call, of another team',
  over_limit: 'at their limit',
  over_limit_elsewhere: 'at their limit, of another team',
};
