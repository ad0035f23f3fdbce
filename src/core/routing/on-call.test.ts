import { expect, test } from 'vitest';
import { fromIso, toIso } from '../time/instant.ts';
import { standIns, type TurnOrder, turnsBetween, whoseTurn } from './on-call.ts';

const weekly: TurnOrder = {
  zone: 'America/Chicago',
  startsOn: '2026-10-19',
  turnsAt: '09:00',
  turnDays: 7,
  members: ['owen', 'priya', 'sam'],
};

function told(order: TurnOrder, at: string): string {
  const turn = whoseTurn(order, fromIso(at));
  return turn ? `${turn.userId} ${toIso(turn.from)} ${toIso(turn.until)}` : 'nobody';
}

test.each([
  ['before the first turn', '2026-10-19T13:59:59.999Z', 'nobody'],
  ['its first instant', '2026-10-19T14:00:00Z', 'owen 2026-10-19T14:00:00.000Z 2026-10-26T14:00:00.000Z'],
  ['its last instant', '2026-10-26T13:59:59.999Z', 'owen 2026-10-19T14:00:00.000Z 2026-10-26T14:00:00.000Z'],
  [
    'a turn with the end of summer time is an hour longer',
    '2026-11-01T12:00:00Z',
    'priya 2026-10-26T14:00:00.000Z 2026-11-02T15:00:00.000Z',
  ],
  [
    'after it turns still change at 09:00 there',
    '2026-11-02T15:00:00Z',
    'sam 2026-11-02T15:00:00.000Z 2026-11-09T15:00:00.000Z',
  ],
  [
    'the order begins again',
    '2026-11-09T15:00:00Z',
    'owen 2026-11-09T15:00:00.000Z 2026-11-16T15:00:00.000Z',
  ],
  [
    'a turn with the beginning of summer time is an hour shorter',
    '2027-03-14T12:00:00Z',
    'sam 2027-03-08T15:00:00.000Z 2027-03-15T14:00:00.000Z',
  ],
])('%s', (_, at, expected) => expect(told(weekly, at)).toBe(expected));

const nightly: TurnOrder = { ...weekly, startsOn: '2027-03-12', turnsAt: '02:30', turnDays: 1 };

test.each([
  [
    'a time that is skipped is the moment of the change',
    '2027-03-14T08:00:00Z',
    'sam 2027-03-14T08:00:00.000Z 2027-03-15T07:30:00.000Z',
  ],
  [
    'until then the one before has it',
    '2027-03-14T07:59:59.999Z',
    'priya 2027-03-13T08:30:00.000Z 2027-03-14T08:00:00.000Z',
  ],
])('clock change in a turn: %s', (_, at, expected) => expect(told(nightly, at)).toBe(expected));

test.each([
  [
    'the first of the two counts',
    '2027-11-07T06:30:00Z',
    'owen 2027-11-07T06:30:00.000Z 2027-11-08T07:30:00.000Z',
  ],
  [
    'the second is within the turn',
    '2027-11-07T07:30:00Z',
    'owen 2027-11-07T06:30:00.000Z 2027-11-08T07:30:00.000Z',
  ],
  [
    'and before the first it is not',
    '2027-11-07T06:29:59.999Z',
    'sam 2027-11-06T06:30:00.000Z 2027-11-07T06:30:00.000Z',
  ],
])('a time that comes twice: %s', (_, at, expected) =>
  expect(told({ ...nightly, turnsAt: '01:30' }, at)).toBe(expected),
);

test('turns of a stretch, uncut, none before the first', () => {
  const turns = turnsBetween(weekly, fromIso('2026-10-01T00:00:00Z'), fromIso('2026-11-02T15:00:00Z'));
  expect(turns.map((turn) => `${turn.userId} ${toIso(turn.from)}`)).toEqual([
    'owen 2026-10-19T14:00:00.000Z',
    'priya 2026-10-26T14:00:00.000Z',
  ]);
  expect(turnsBetween({ ...weekly, members: [] }, 0, fromIso('2027-01-01T00:00:00Z'))).toEqual([]);
});

test('who stands in: those whose turn comes next, each once', () => {
  const turn = whoseTurn(weekly, fromIso('2026-10-27T00:00:00Z'));
  if (!turn) throw new Error('no turn');
  expect(standIns(weekly, turn)).toEqual(['priya', 'sam', 'owen']);
  const twice = { ...weekly, members: ['owen', 'priya', 'owen'] };
  expect(standIns(twice, { ...turn, position: 2, userId: 'owen' })).toEqual(['owen', 'priya']);
});

test.each([[{ startsOn: '2026-02-30' }], [{ turnsAt: '25:00' }], [{ turnDays: 0 }]])(
  'refuses what it can not read: %o',
  (part) => {
    expect(() => whoseTurn({ ...weekly, ...part }, 0)).toThrow(RangeError);
  },
);
