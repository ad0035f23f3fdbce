import { DAY, MINUTE, type Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import { type CloseGroup, type CountName, MILLION, type TimeName } from './count-names.ts';
import type { BucketName } from './figures.ts';
import type { LeadStory, MeasuredItem } from './measured-item.ts';

/** What an item adds to the counts and times of one day and one person. */
export interface Part {
  readonly day: LocalDay;
  readonly personId: string | null;
  readonly counts: Readonly<Partial<Record<CountName, number>>>;
  readonly times: Readonly<Partial<Record<TimeName, readonly Milliseconds[]>>>;
}

/** What still runs for an item, and is censored at the instant one looks (M-03). */
export interface StillOpen {
  readonly response: boolean;
  readonly value: boolean;
  readonly contact: boolean;
}

/** What an item adds to the measures as of an instant, by day and person; it holds until the item's `changesAt`. */
export function partsOf(item: MeasuredItem, asOf: number): Part[] {
  const parts = new PartsByDay();
  const own = parts.at(item.receivedDay, item.personId);
  own.count('received');
  if (item.excluded !== null) own.count(`excluded.${item.excluded}`);
  else countReceived(own, item, asOf);
  countElsewhere(parts, item);
  return parts.all();
}

/** What of an item runs on; nothing of one that is excluded, and nothing that counts as never. */
export function stillOpen(item: MeasuredItem, asOf: number): StillOpen {
  const ended = item.excluded !== null || item.closedUnanswered || item.withdrawn !== null;
  const isYoung = !ended && asOf < item.neverAt;
  return {
    response: isYoung && item.firstResponse === null,
    value: isYoung && item.firstValue === null,
    contact: !ended && item.lead !== null && item.lead.contact === null && !isOver(item.lead, asOf),
  };
}

/** Closed without contact, or none in ten business days (M-07): who comes later was reached late, not soon. */
function isOver({ over, engagedBy }: LeadStory, asOf: number): boolean {
  return over || asOf >= engagedBy;
}

/** Collects what an item adds, by day and person. */
class PartsByDay {
  readonly #parts = new Map<string, OpenPart>();

  at(day: LocalDay, personId: string | null): OpenPart {
    const key = `${day} ${personId ?? ''}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const part = new OpenPart(day, personId);
    this.#parts.set(key, part);
    return part;
  }

  all(): Part[] {
    return [...this.#parts.values()];
  }
}

class OpenPart implements Part {
  readonly day: LocalDay;
  readonly personId: string | null;
  readonly counts: Partial<Record<CountName, number>> = {};
  readonly times: Partial<Record<TimeName, Milliseconds[]>> = {};

  constructor(day: LocalDay, personId: string | null) {
    this.day = day;
    this.personId = personId;
  }

  count(name: CountName, n = 1): void {
    if (n !== 0) this.counts[name] = (this.counts[name] ?? 0) + n;
  }

  countIf(holds: boolean, name: CountName): void {
    if (holds) this.count(name);
  }

  /** A fraction or score, kept in whole millionths. */
  sum(name: CountName, value: number): void {
    this.count(name, Math.round(value * MILLION));
  }

  time(name: TimeName, ms: Milliseconds): void {
    const times = this.times[name] ?? [];
    times.push(ms);
    this.times[name] = times;
  }
}

function countReceived(part: OpenPart, item: MeasuredItem, asOf: number): void {
  part.count('counted');
  part.count(`in.${item.receivedHour}`);
  part.countIf(item.isLead, 'leads');
  part.count('chasers', item.chasers);
  part.count('automatic', item.automatic);
  countResponse(part, item, asOf);
  countWorth(part, item);
  for (const ms of item.acceptable) part.time('acceptable', ms);
  if (item.pace !== null) part.count(`pace.${item.pace}`);
  if (item.lead !== null) countLead(part, item, item.lead, asOf);
  if (item.hands !== null) countHands(part, item.hands);
}

/** M-01 to M-04, M-41, and two business days (S3-18). */
function countResponse(part: OpenPart, item: MeasuredItem, asOf: number): void {
  const { firstResponse, dueAt, closedUnanswered, withdrawn } = item;
  const decided = firstResponse !== null || asOf > dueAt || closedUnanswered;
  if (!decided) part.count('pending');
  else {
    const met = firstResponse !== null && firstResponse.at <= dueAt;
    part.count('decided');
    part.count(met ? 'met' : 'missed');
    part.countIf(firstResponse === null, 'unanswered');
    countCare(part, item, met);
  }
  if (firstResponse !== null) {
    part.count('answered');
    part.time('business', firstResponse.businessMs);
    part.time('elapsed', firstResponse.elapsedMs);
  } else if (closedUnanswered) part.count('closedUnanswered');
  else if (withdrawn !== null) {
    part.time('withdrawnBusiness', withdrawn.businessMs);
    part.time('withdrawnElapsed', withdrawn.elapsedMs);
  }
  // What was taken back is neither closed by us nor open (M-04).
  const isNever = firstResponse === null && withdrawn === null && (closedUnanswered || asOf >= item.neverAt);
  part.countIf(isNever, 'never');
  const isValueless =
    item.firstValue === null && withdrawn === null && (closedUnanswered || asOf >= item.neverAt);
  part.countIf(isValueless, 'valueNever');
  if (firstResponse !== null || closedUnanswered || asOf >= item.twoDaysAt) {
    part.count('twoDays');
    part.countIf(firstResponse !== null && firstResponse.at <= item.twoDaysAt, 'twoDaysMet');
  }
  // While the day runs the answered alone would be counted: each day would be a perfect one until its end (M-41).
  if (asOf < item.sameDayUntil) return;
  part.count('sameDay');
  part.countIf(firstResponse !== null && firstResponse.at <= item.sameDayUntil, 'sameDayMet');
}

/** M-29: those who buy and those who don't. */
function countCare(part: OpenPart, { buying, worth }: MeasuredItem, met: boolean): void {
  if (buying === null) return;
  const group = buying ? 'buying' : 'notBuying';
  part.count(`${group}.decided`);
  part.countIf(met, `${group}.met`);
  if (worth?.state !== 'decided') return;
  part.count(`${group}.scored`);
  part.sum(`${group}.valueSum`, worth.v);
}

/** M-08 to M-10. */
function countWorth(part: OpenPart, item: MeasuredItem): void {
  const { worth, complete, firstResponse, firstValue } = item;
  if (firstValue !== null) {
    part.time('valueBusiness', firstValue.businessMs);
    part.time('valueElapsed', firstValue.elapsedMs);
  }
  for (const [name, share] of completeness(complete)) {
    if (share === null) continue;
    part.count(name);
    part.sum(`${name}Sum`, share);
  }
  part.countIf(worth?.state === 'pending', 'scorePending');
  part.countIf(worth?.state === 'left_out', 'scoreLeftOut');
  if (worth?.state !== 'decided') return;
  part.count('scored');
  part.sum('scoreSum', worth.score);
  part.sum('elapsedScoreSum', worth.elapsedScore);
  part.sum('speedSum', worth.speed);
  part.sum('valueSum', worth.v);
  part.countIf(worth.source === 'buyer', 'valueByBuyer');
  part.countIf(worth.source === 'movement', 'valueByMovement');
  if (firstResponse === null) return;
  part.count('scoredAnswered');
  part.sum('valueAnsweredSum', worth.v);
}

function completeness({ first, value, judged }: MeasuredItem['complete']) {
  return [
    ['completeFirst', first],
    ['completeValue', value],
    ['completeJudged', judged],
  ] as const;
}

/** M-05 to M-07, M-20, M-21. */
function countLead(part: OpenPart, item: MeasuredItem, lead: LeadStory, asOf: number): void {
  const contacted = lead.contact !== null;
  if (lead.running) part.count('attemptsRunning');
  else {
    part.count('attemptsOf');
    part.count('attemptCalls', lead.calls);
    part.count('attemptMessages', lead.messages);
  }
  if (lead.contact !== null) part.time('contact', lead.contact.businessMs);
  else part.countIf(isOver(lead, asOf), 'contactNever');
  const contactedBy = lead.contact !== null && lead.contact.at <= item.neverAt;
  if (contactedBy || lead.over || asOf >= item.neverAt) {
    part.count('contactOf');
    part.countIf(contactedBy, 'contactMet');
  }
  if (asOf >= item.sameDayUntil) {
    part.count('phoneDayOf');
    part.countIf(lead.samePhoneDay, 'phoneDayMet');
  }
  if (asOf >= lead.engagedBy) {
    part.count('engagedOf');
    part.countIf(lead.engaged, 'engagedMet');
  }
  part.countIf(lead.qualified, 'qualified');
  if (lead.outcome === 'won' && lead.cycleMs !== null) part.time('wonCycle', lead.cycleMs);
  if (item.firstResponse === null && asOf <= item.dueAt && !item.closedUnanswered) return;
  countGroups(part, item, lead, contacted);
}

function countGroups(part: OpenPart, item: MeasuredItem, lead: LeadStory, contacted: boolean): void {
  const bucket = bucketOf(item);
  part.count(`bucket.${bucket}`);
  part.countIf(contacted, `bucket.${bucket}.contacted`);
  part.countIf(lead.qualified, `bucket.${bucket}.qualified`);
  const group = closeGroupOf(item, lead);
  part.count(`close.${group}`);
  part.countIf(lead.outcome === 'won', `close.${group}.won`);
  part.countIf(lead.outcome === 'lost', `close.${group}.lost`);
}

const bucketEnds: readonly (readonly [BucketName, Milliseconds])[] = [
  ['m5', 5 * MINUTE],
  ['m30', 30 * MINUTE],
  ['m60', 60 * MINUTE],
  ['m240', 240 * MINUTE],
  ['m1440', DAY],
];

function bucketOf({ firstResponse }: MeasuredItem): BucketName {
  if (firstResponse === null) return 'never';
  return bucketEnds.find(([, end]) => firstResponse.elapsedMs <= end)?.[0] ?? 'later';
}

const A_WORKING_DAY = 480 * MINUTE;

/** R25: a response counts as over a day from 480 working minutes on. */
function closeGroupOf({ firstResponse }: MeasuredItem, lead: LeadStory): CloseGroup {
  if (lead.samePhoneDay) return 'phone';
  if (firstResponse === null) return 'never';
  return firstResponse.businessMs > A_WORKING_DAY ? 'day' : 'between';
}

/** M-16, M-32. */
function countHands(part: OpenPart, hands: NonNullable<MeasuredItem['hands']>): void {
  if (hands.firstContact === null) return;
  part.count('handsOf');
  part.count('handOffs', hands.handOffs);
  part.count('silentReroutes', hands.silentReroutes);
  part.count('waitMs', hands.waitMs);
  part.count('touchMs', hands.touchMs);
  // Requests, not hands: one that came back was passed on in vain, and its way back is no good pass (M-16).
  part.countIf(hands.passedOn > 0, 'passedOn');
  part.countIf(hands.sentBack > 0, 'sentBack');
  part.countIf(hands.firstContact, 'firstContactMet');
}

/** What belongs to other days than that of receipt: clocks on the day they were due, acts on the day they were done. */
function countElsewhere(parts: PartsByDay, item: MeasuredItem): void {
  for (const { code, day, personId, met, apart } of item.clocks) {
    const part = parts.at(day, personId);
    const name = code === 'C8' && apart ? 'C8.late' : code;
    part.count(`${name}.due`);
    part.countIf(met, `${name}.met`);
    part.countIf(code === 'C10' && apart, 'C10.moved');
  }
  for (const { day, personId, touchBase } of item.begun) {
    const part = parts.at(day, personId);
    part.count('begun');
    part.countIf(touchBase, 'touchBase');
  }
  for (const { day, hour, personId } of item.answers) parts.at(day, personId).count(`out.${hour}`);
  for (const { day, personId, reason } of item.breachReasons)
    parts.at(day, personId).count(`reason.${reason}`);
}
