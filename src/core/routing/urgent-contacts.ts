import type { Instant } from '../time/instant.ts';

/** A member as the urgent contact finder sees them. */
export interface UrgentCandidate {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Levels of what is asked about, the highest first; empty: they know nothing of it. */
  readonly levels: readonly number[];
  /** `valves 5, dairy 4` */
  readonly knows: string;
  /** One of their roles answers contacts. */
  readonly answers: boolean;
  readonly onDutyUntil: Instant | null;
  readonly nextOnDuty: Instant | null;
  readonly openItems: number;
}

/** Somebody on call, in the order in which they are asked. */
export interface UrgentOnCall {
  readonly userId: string;
  readonly until: Instant;
  /** `recovery, turn of "Nights"` */
  readonly why: string;
}

export interface UrgentContact {
  readonly userId: string;
  readonly place: 'now' | 'backup' | 'next';
  /** Later than now for whoever comes on duty next. */
  readonly from: Instant;
  /** Null: no end is known. */
  readonly until: Instant | null;
  readonly why: string;
}

interface Reached {
  readonly userId: string;
  readonly until: Instant | null;
  readonly why: string;
}

/**
 * Whom to ask in urgent times (S4-31): who is on duty now, a backup, and who comes next. On duty, those who know most
 * of it come first, then coordinators, then whoever answers contacts; then the rotas as given (recovery before off
 * hours before the executives). Nobody of those: the executives and recovery leads, the administrators, anybody. Never
 * empty unless there are no people at all.
 */
export function urgentContacts(
  people: readonly UrgentCandidate[],
  onCall: readonly UrgentOnCall[],
  now: Instant,
): UrgentContact[] {
  const reached = onceEach([...onDuty(people), ...onCall]);
  const [first, second, third] = reached.length > 0 ? reached : lastResort(people);
  if (!first) return [];
  const contacts: UrgentContact[] = [{ ...first, place: 'now', from: now }];
  if (second) contacts.push({ ...second, place: 'backup', from: now });
  const known = contacts.map(({ userId }) => userId);
  const next = comesNext(people, known, now);
  if (next) contacts.push(next);
  else if (third) contacts.push({ ...third, place: 'next', from: now });
  return contacts;
}

function onDuty(people: readonly UrgentCandidate[]): Reached[] {
  const there = people.filter((one) => one.onDutyUntil !== null && (one.answers || one.levels.length > 0));
  return there.toSorted(byDepth).map(({ userId, onDutyUntil, knows, roles }) => {
    const what = knows || (roles.includes('coordinator') ? 'coordinator' : '');
    return { userId, until: onDutyUntil, why: what === '' ? 'on duty' : `${what}; on duty` };
  });
}

function lastResort(people: readonly UrgentCandidate[]): Reached[] {
  const holders = (why: string, ...roles: readonly string[]) =>
    people
      .filter((one) => roles.some((role) => one.roles.includes(role)))
      .toSorted(byDepth)
      .map(({ userId }) => ({ userId, until: null, why }));
  return onceEach([
    ...holders('executive; nobody is on duty or on call', 'executive'),
    ...holders('recovery lead; nobody is on duty or on call', 'recovery_lead'),
    ...holders('administrator; nobody is on duty or on call', 'admin'),
    ...people.map(({ userId }) => ({ userId, until: null, why: 'nobody is on duty or on call' })),
  ]);
}

/** Who knows of it and comes on duty soonest; where nobody knows it, who answers contacts. */
function comesNext(
  people: readonly UrgentCandidate[],
  but: readonly string[],
  now: Instant,
): UrgentContact | null {
  const ahead = people.filter(
    ({ userId, onDutyUntil, nextOnDuty }) =>
      !but.includes(userId) && onDutyUntil === null && nextOnDuty !== null && nextOnDuty > now,
  );
  const knowing = ahead.filter(({ levels }) => levels.length > 0);
  const [next] = (knowing.length > 0 ? knowing : ahead.filter(({ answers }) => answers)).toSorted(
    (a, b) => (a.nextOnDuty ?? 0) - (b.nextOnDuty ?? 0) || byDepth(a, b),
  );
  if (!next) return null;
  const why = next.knows === '' ? 'on duty next' : `${next.knows}; on duty next`;
  return { userId: next.userId, place: 'next', from: next.nextOnDuty ?? now, until: null, why };
}

/** Deepest knowledge first, level by level; then coordinators, less load, name. */
function byDepth(a: UrgentCandidate, b: UrgentCandidate): number {
  for (let index = 0; index < Math.max(a.levels.length, b.levels.length); index += 1) {
    const deeper = (b.levels[index] ?? 0) - (a.levels[index] ?? 0);
    if (deeper !== 0) return deeper;
  }
  const coordinates = (one: UrgentCandidate) => Number(one.roles.includes('coordinator'));
  return coordinates(b) - coordinates(a) || a.openItems - b.openItems || (a.name < b.name ? -1 : 1);
}

function onceEach<P extends { readonly userId: string }>(people: readonly P[]): P[] {
  const seen = new Set<string>();
  return people.filter(({ userId }) => !seen.has(userId) && seen.add(userId));
}
