import { describe, expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  dialled,
  everyKind,
  fact,
  instant,
  larkfield,
  omaha,
  received,
  SYDNEY,
  sent,
  takenBack,
  wrote,
} from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import { HOUR, MINUTE, SECOND } from '../time/instant.ts';
import { dateOf } from '../time/local-day.ts';
import { itemOfFacts } from './item-of-facts.ts';
import type { MeasuredItem } from './measured-item.ts';

const OMAHA = { id: 'r1', zone: 'America/Chicago' };
const talkedWith = { evidence: 'telephony' } as const;

function itemOf(facts: readonly Fact[], asOf: string): MeasuredItem {
  const item = itemOfFacts(facts, larkfield(), OMAHA, instant(asOf));
  if (!item) throw new Error('nothing was received');
  return item;
}

/** `C3 2026-12-01 met danni`, apart marked. */
const clockLines = ({ clocks }: MeasuredItem) =>
  clocks.map(({ code, day, met, personId, apart }) =>
    [code, dateOf(day), met ? 'met' : 'late', personId ?? 'nobody', ...(apart ? ['apart'] : [])].join(' '),
  );
const minutes = (ms: number | null | undefined) => (ms ?? Number.NaN) / MINUTE;

describe('E1 overnight, on a holiday weekend', () => {
  const facts = [
    received('2026-11-26T03:12:00Z', { zone: SYDNEY }),
    sent('2026-11-26T03:12:05Z', 'R0'),
    sent('2026-11-27T16:05:00Z', 'R4', ['q1', 'q2'], { evidence: 'mailbox' }),
    assigned('2026-11-30T15:00:00Z', 'owen'),
    dialled('2026-11-30T21:07:00Z', 'connected'),
    fact('2026-11-30T21:07:00Z', 'call.connected', { callId: 'c' }, talkedWith),
  ];
  const item = itemOf(facts, '2026-12-07 07:00');

  test('answered before the desk opened: nothing of working time, 2,213 minutes of the buyer’s own', () => {
    expect(item).toMatchObject({
      receivedHour: 21,
      excluded: null,
      isLead: true,
      personId: 'theo',
      firstResponse: { businessMs: 0, elapsedMs: 2_213 * MINUTE },
      firstValue: { businessMs: 0, elapsedMs: 2_213 * MINUTE },
      closedUnanswered: false,
      withdrawn: null,
      worth: { state: 'decided', v: 1, source: 'estimate', speed: 1, score: 100, elapsedScore: 0 },
      complete: { first: 1, value: 1, judged: 1 },
      chasers: 0,
      automatic: 1,
      buying: true,
    });
    expect([dateOf(item.receivedDay), omaha(item.dueAt)]).toEqual(['2026-11-25', '2026-11-30 09:30']);
  });

  test('its horizons lie in the desk’s working time, the day of receipt is the next business day', () => {
    expect([item.sameDayUntil, item.twoDaysAt, item.neverAt, item.lead?.engagedBy].map(omaha)).toEqual([
      '2026-12-01 00:00',
      '2026-12-01 17:00',
      '2026-12-04 17:00',
      '2026-12-14 09:00',
    ]);
  });

  test('one call, one message until the talk of Monday, by telephone on the day of receipt as it counts', () => {
    expect(item.lead).toMatchObject({
      calls: 1,
      messages: 1,
      running: false,
      contact: { businessMs: 367 * MINUTE, elapsedMs: 6_835 * MINUTE },
      over: false,
      samePhoneDay: false,
      engaged: true,
      qualified: false,
      outcome: null,
    });
    const ended = callEnded('2026-11-30T21:07:20Z', 'R2', [], { callId: 'c' });
    expect(itemOf([...facts, ended], '2026-12-07 07:00').lead?.samePhoneDay).toBe(true);
    const long = callEnded('2026-11-30T21:07:30Z', 'R1', [], { callId: 'c' });
    expect(itemOf([...facts, long], '2026-12-07 07:00').lead?.samePhoneDay).toBe(true);
    const short = callEnded('2026-11-30T21:07:29Z', 'R1', [], { callId: 'c' });
    expect(itemOf([...facts, short], '2026-12-07 07:00').lead?.samePhoneDay).toBe(false);
  });

  test('complete before anybody held it', () => {
    expect(item.hands).toEqual({
      handOffs: 0,
      silentReroutes: 0,
      waitMs: 0,
      touchMs: 0,
      passedOn: 0,
      sentBack: 0,
      firstContact: true,
    });
    expect(clockLines(item)).toEqual(['C8 2026-11-30 met nobody', 'C2 2026-11-30 met owen']);
    expect(item.answers.map(({ hour, personId }) => [hour, personId])).toEqual([
      [10, 'theo'],
      [15, 'owen'],
    ]);
  });
});

describe('E2 automatic replies', () => {
  const asked = received('2026-12-01 10:00', { lead: false, channel: 'email' });
  const facts = [
    asked,
    sent('2026-12-01 10:00:20', 'R0'),
    assigned('2026-12-01 10:00:05', 'danni', { callsLeads: false }),
    sent('2026-12-01 10:02', 'R0'),
    fact('2026-12-01 10:02', 'assignment.ended', {
      userId: 'danni',
      state: 'released',
      reason: 'owner away',
    }),
    assigned('2026-12-01 10:02', 'theo', { callsLeads: false }),
    fact('2026-12-01 10:05', 'assignment.touched', { userId: 'theo', how: 'accepted' }),
    sent('2026-12-01 10:21', 'R4', ['q1', 'q2']),
  ];

  test('two machine messages count as nothing; one hand-off, 5 minutes untouched and 16 worked on', () => {
    const item = itemOf(facts, '2026-12-01 12:00');
    expect(item).toMatchObject({ automatic: 2, firstResponse: { businessMs: 21 * MINUTE }, lead: null });
    expect(item.worth?.score).toBeCloseTo(87.2, 10);
    expect(item.hands).toEqual({
      handOffs: 1,
      silentReroutes: 0,
      waitMs: 5 * MINUTE,
      touchMs: 16 * MINUTE,
      passedOn: 1,
      sentBack: 0,
      firstContact: false,
    });
    expect(clockLines(item)).toEqual(['C8 2026-12-01 met theo']);
  });

  test('handed back to who had it before, it was sent back', () => {
    const back = [...facts.slice(0, -1), assigned('2026-12-01 10:10', 'danni', { callsLeads: false })];
    expect(itemOf(back, '2026-12-01 12:00').hands).toMatchObject({
      passedOn: 2,
      sentBack: 1,
      firstContact: null,
    });
  });

  test.each([
    ['an offer to us', 'not_a_request'],
    ['Advertising', 'junk'],
    ['automated: a newsletter', 'automatic'],
  ])('dismissed as “%s” it is %s', (reason, excluded) => {
    const dismissed = fact('2026-12-01 11:00', 'request.dismissed', { reason });
    expect(itemOf([asked, dismissed], '2026-12-01 12:00').excluded).toBe(excluded);
  });
});

describe('E3 the silent rep', () => {
  const facts = [
    received('2026-12-02 13:00'),
    assigned('2026-12-02 13:00:05', 'danni'),
    takenBack('2026-12-02 13:10', 'danni'),
    assigned('2026-12-02 13:10', 'theo'),
    takenBack('2026-12-02 13:20', 'theo'),
    assigned('2026-12-02 13:20', 'mara'),
    dialled('2026-12-02 13:23', 'connected'),
    fact('2026-12-02 13:23:20', 'call.connected', { callId: 'c' }, talkedWith),
    callEnded('2026-12-02 13:30', 'R4', ['q1', 'q2'], { callId: 'c' }),
    sent('2026-12-02 13:40', 'R4', ['q1', 'q2']),
  ];

  test('two hand-offs, two silent; it waited 23 minutes and was worked on for 7; Mara’s', () => {
    const item = itemOf(facts, '2026-12-02 14:00');
    expect(item.hands).toEqual({
      handOffs: 2,
      silentReroutes: 2,
      waitMs: 23 * MINUTE,
      touchMs: 7 * MINUTE,
      passedOn: 2,
      sentBack: 0,
      firstContact: false,
    });
    expect(item).toMatchObject({
      personId: 'mara',
      firstResponse: { businessMs: 23 * MINUTE + 20 * SECOND },
      lead: { calls: 1, messages: 0, samePhoneDay: true, contact: { businessMs: 23 * MINUTE + 20 * SECOND } },
    });
    // The calls of the two silent ones were withdrawn with their assignments.
    expect(clockLines(item)).toEqual(['C8 2026-12-02 met mara', 'C2 2026-12-02 met mara']);
  });
});

describe('E4 the quote', () => {
  const promise = { commitmentId: 'i', promisedAt: instant('2026-12-03 18:30'), messageId: 'i' };
  const facts = [
    received('2026-12-03 16:50', { lead: false, questions: ['q1'] }),
    fact('2026-12-03 16:50', 'quote.requested', { quoteId: 'k' }),
    assigned('2026-12-03 16:51', 'danni', { callsLeads: false }),
    sent('2026-12-03 16:58', 'R2', [], { messageId: 'i' }),
    fact('2026-12-03 16:58', 'commitment.made', promise),
  ];
  const quoted = (time: string) => [
    sent(time, 'R4', ['q1'], { messageId: 'o' }),
    fact(time, 'quote.delivered', { quoteId: 'k', messageId: 'o' }, { evidence: 'relay' }),
  ];

  test('sent at 18:12: every deadline of it met on its day, the promise its writer’s', () => {
    const item = itemOf([...facts, ...quoted('2026-12-03 18:12')], '2026-12-04 12:00');
    expect(clockLines(item)).toEqual([
      'C8 2026-12-03 met danni apart',
      'C6 2026-12-03 met danni',
      'C10 2026-12-03 met theo',
      'C5 2026-12-04 met danni',
    ]);
    expect([minutes(item.firstValue?.businessMs), minutes(item.firstValue?.elapsedMs)]).toEqual([10, 82]);
    expect(item.worth).toMatchObject({ v: 1, speed: 0.96 });
    expect(item.hands?.firstContact).toBe(false);
  });

  test('sent the next morning: quote late from midnight, promise broken; before, not yet decided', () => {
    const item = itemOf([...facts, ...quoted('2026-12-04 09:05')], '2026-12-04 12:00');
    expect(clockLines(item)).toEqual([
      'C8 2026-12-03 met danni apart',
      'C6 2026-12-03 late danni',
      'C10 2026-12-03 late theo',
      'C5 2026-12-04 met danni',
    ]);
    const evening = itemOf(facts, '2026-12-03 18:30');
    expect([clockLines(evening), omaha(evening.changesAt)]).toEqual([
      ['C8 2026-12-03 met danni apart'],
      '2026-12-03 18:30:00.001',
    ]);
  });

  test('a promise moved in time stands apart', () => {
    const later = { ...promise, promisedAt: instant('2026-12-04 10:00'), messageId: 'x' };
    const item = itemOf(
      [...facts, fact('2026-12-03 17:30', 'commitment.moved', later), ...quoted('2026-12-04 09:05')],
      '2026-12-04 12:00',
    );
    expect(clockLines(item)).toContain('C10 2026-12-04 met theo apart');
  });
});

describe('E5 the missed call', () => {
  const facts = [
    received('2026-12-04 11:00', { lead: false, channel: 'phone' }),
    assigned('2026-12-04 11:01:30', 'lena', { callsLeads: false }),
    fact('2026-12-04 11:02', 'assignment.touched', { userId: 'lena', how: 'accepted' }),
    dialled('2026-12-04 11:14', 'connected'),
    fact('2026-12-04 11:14', 'call.connected', { callId: 'back' }, talkedWith),
    callEnded('2026-12-04 11:31', 'R3', ['q1'], { callId: 'back' }),
  ];
  const priya = fact(
    '2026-12-04 12:19',
    'message.out',
    { messageId: 'o', replyClass: 'R4', reason: '', answers: ['q2'], parts: [], by: 'priya' },
    { evidence: 'relay' },
  );

  test('Priya pulled in is no hand-off, yet not the first contact alone; V after her answer', () => {
    const item = itemOf([...facts, priya], '2026-12-07 08:45');
    expect(item).toMatchObject({
      personId: 'lena',
      firstResponse: { businessMs: 14 * MINUTE },
      complete: { first: 0.5, value: 0.5, judged: 1 },
      hands: { handOffs: 0, waitMs: 2 * MINUTE, touchMs: 77 * MINUTE, firstContact: false },
    });
    expect(clockLines(item)).toEqual([
      'C8 2026-12-04 met lena',
      'C5 2026-12-04 met lena',
      'C7 2026-12-04 late lena',
    ]);
  });

  test('while a question is open nothing of the hands grows by itself; judged at 12:31', () => {
    const item = itemOf(facts, '2026-12-04 12:00');
    expect([item.worth?.state, item.complete.judged, item.hands, omaha(item.changesAt)]).toEqual([
      'pending',
      null,
      {
        handOffs: 0,
        silentReroutes: 0,
        waitMs: 2 * MINUTE,
        touchMs: 0,
        passedOn: 0,
        sentBack: 0,
        firstContact: null,
      },
      '2026-12-04 12:31',
    ]);
  });
});

describe('ends of a request', () => {
  const asked = received('2026-12-01 10:00');

  test.each([
    ['before the deadline', '2026-12-01 10:20', 'withdrawn', null],
    ['after it', '2026-12-01 10:45', null, 45 * MINUTE],
  ])('taken back %s', (_when, time, excluded, businessMs) => {
    const item = itemOf([asked, fact(time, 'request.withdrawn', { reason: 'bought' })], '2026-12-02 10:00');
    expect([item.excluded, item.withdrawn?.businessMs ?? null]).toEqual([excluded, businessMs]);
  });

  test('closed unanswered it is never answered, and its lead is over without contact', () => {
    const closed = fact('2026-12-01 10:20', 'request.closed', {
      because: 'unreachable',
      reason: 'no address',
    });
    const item = itemOf([asked, dialled('2026-12-01 10:10', 'busy'), closed], '2026-12-02 10:00');
    expect(item).toMatchObject({
      excluded: null,
      closedUnanswered: true,
      worth: { state: 'decided', v: 0, score: 0 },
      lead: { calls: 1, over: true, running: false, contact: null },
    });
  });

  test('merged it counts where it went, with all its work', () => {
    const item = itemOf(
      [...everyKind(), fact('2026-12-02 10:00', 'request.merged', { into: 'r0' })],
      '2026-12-07 10:00',
    );
    expect([item.excluded, item.clocks]).toEqual(['merged', []]);
  });

  test('without a target it is in no population', () => {
    const item = itemOfFacts([asked], larkfield({ without: ['C3'] }), OMAHA, instant('2026-12-02 10:00'));
    expect(item?.excluded).toBe('no_target');
  });

  test('not received yet, there is nothing', () => {
    expect(itemOfFacts([asked], larkfield(), OMAHA, instant('2026-12-01 09:59'))).toBeNull();
  });
});

describe('what a lead came to', () => {
  const base = [received('2026-12-01 10:00'), sent('2026-12-01 10:10', 'R4', ['q1', 'q2'])];
  const won = fact('2026-12-03 10:10', 'lead.won', {});
  const lost = fact('2026-12-04 10:00', 'lead.lost', { reason: 'price' });

  test.each([
    ['nothing said', [], false, null, null, true],
    ['qualified', [fact('2026-12-02 10:00', 'lead.qualified', {})], true, null, null, true],
    ['won', [won], true, 'won', 48 * HOUR + 10 * MINUTE, true],
    ['lost', [lost], false, 'lost', 72 * HOUR, false],
    ['lost after all', [won, lost], true, 'lost', 72 * HOUR, false],
    [
      'won, then only qualified',
      [won, fact('2026-12-03 11:00', 'lead.qualified', {})],
      true,
      null,
      null,
      true,
    ],
    ['taken back', [lost, fact('2026-12-05 10:00', 'lead.result_cleared', {})], false, null, null, true],
  ] as const)('%s', (_what, facts, qualified, outcome, cycleMs, buying) => {
    const item = itemOf([...base, ...facts], '2026-12-20 10:00');
    expect(item.lead).toMatchObject({ qualified, outcome, cycleMs });
    expect(item.buying).toBe(buying);
  });

  test('a chaser before we have said anything is neither contact nor engagement; a reply is both', () => {
    const chased = itemOf(
      [received('2026-12-01 10:00'), wrote('2026-12-01 10:20', 'm2')],
      '2026-12-01 12:00',
    );
    expect(chased.lead).toMatchObject({ engaged: false, contact: null, running: true });
    const replied = itemOf([...base, wrote('2026-12-01 11:00', 'm2')], '2026-12-01 12:00');
    expect(replied.lead).toMatchObject({ engaged: true, contact: { businessMs: HOUR }, messages: 1 });
  });
});

test('why it was late: as said last, not given, and none for what was no breach', () => {
  const late = [
    received('2026-12-01 10:00', { lead: false }),
    assigned('2026-12-01 10:01', 'theo'),
    fact('2026-12-01 10:30', 'breach.reason_asked', { breachId: 'b', clock: 'C3', about: 'request' }),
  ];
  const given = (time: string, reason: 'not_noticed' | 'owner_away') =>
    fact(time, 'breach.reason_given', { breachId: 'b', confirmed: true, reason });
  const reasonsOf = (facts: readonly Fact[]) =>
    itemOf(facts, '2026-12-03 10:00').breachReasons.map(({ day, personId, reason }) => [
      dateOf(day),
      personId,
      reason,
    ]);
  expect(reasonsOf(late)).toEqual([['2026-12-01', 'theo', 'not_given']]);
  expect(
    reasonsOf([...late, given('2026-12-01 11:00', 'not_noticed'), given('2026-12-01 12:00', 'owner_away')]),
  ).toEqual([['2026-12-01', 'theo', 'owner_away']]);
  expect(reasonsOf([...late, sent('2026-12-01 10:29', 'R4', ['q1', 'q2'])])).toEqual([]);
});

test('a mail of a person’s own client stops the clocks at once, and is value once confirmed (R18)', () => {
  const unconfirmed = fact(
    '2026-12-01 10:20',
    'message.out',
    {
      messageId: 'o',
      replyClass: 'R4',
      reason: '',
      answers: ['q1', 'q2'],
      parts: [],
      by: 'theo',
      unconfirmed: true,
    },
    { evidence: 'mailbox' },
  );
  const part = sent('2026-12-01 10:10', 'R2');
  const item = itemOf([received('2026-12-01 10:00'), part, unconfirmed], '2026-12-01 11:00');
  expect(clockLines(item)).toContain('C5 2026-12-01 met nobody');
  expect([item.firstValue, item.hands?.firstContact]).toEqual([null, true]);
});

test('what we began ourselves, what contacts say of us, and what they think acceptable', () => {
  const begun = (time: string, messageId: string, touchBase: boolean) =>
    fact(
      time,
      'message.out',
      {
        messageId,
        replyClass: touchBase ? 'R1' : 'R3',
        reason: '',
        answers: [],
        parts: [],
        by: 'theo',
        begun: { touchBase, gainStated: !touchBase },
      },
      { evidence: 'relay' },
    );
  const item = itemOf(
    [
      received('2026-12-01 10:00'),
      begun('2026-12-02 10:00', 'a', true),
      begun('2026-12-03 23:30', 'b', false),
      begun('2026-12-03 10:00', 'c', false),
      fact('2026-12-03 10:05', 'message.bounced', { messageId: 'c' }),
      fact('2026-12-04 10:00', 'pace.judged', { pace: 'slower' }),
      fact('2026-12-04 10:01', 'pace.judged', { pace: 'faster' }),
      fact('2026-12-04 10:02', 'wait.stated', { acceptableMinutes: 60 }),
    ],
    '2026-12-07 10:00',
  );
  expect(item.begun.map(({ day, touchBase }) => [dateOf(day), touchBase])).toEqual([
    ['2026-12-02', true],
    ['2026-12-03', false],
  ]);
  expect([item.pace, item.acceptable]).toEqual(['faster', [HOUR]]);
});
