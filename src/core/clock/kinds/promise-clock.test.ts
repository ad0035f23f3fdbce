import { describe, expect, test } from 'vitest';
import {
  clockOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  sent,
  stages,
} from '../../../../test/clock-facts.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// C10: what was told to a contact with a time (DOMAIN 2.3, 2.4).

const forever = Number.POSITIVE_INFINITY;
const made = (time = '2026-12-03 16:58', promised = '2026-12-03 18:30') =>
  fact(time, 'commitment.made', { commitmentId: 'p', promisedAt: instant(promised) });
const moved = (time: string, promised: string, commitmentId = 'p') =>
  fact(time, 'commitment.moved', { commitmentId, promisedAt: instant(promised) });
const base = [received('2026-12-03 16:50'), sent('2026-12-03 16:58', 'R2'), made()];

describe('C10 commitment', () => {
  test.each([
    ['kept', fact('2026-12-03 18:00', 'commitment.kept', { commitmentId: 'p' }), 'stopped: promise kept'],
    [
      'another one kept',
      fact('2026-12-03 18:00', 'commitment.kept', { commitmentId: 'x' }),
      'started: promise given',
    ],
    ['every question answered', sent('2026-12-03 18:12', 'R4', ['q1', 'q2']), 'stopped: promise kept'],
    ['one of two answered', sent('2026-12-03 18:12', 'R3', ['q1']), 'started: promise given'],
    [
      'typed to have been kept',
      { ...fact('2026-12-03 18:00', 'commitment.kept', { commitmentId: 'p' }), evidence: 'typed' } as Fact,
      'did_not_stop: typed entries are no evidence',
    ],
    [
      'typed to have been moved',
      { ...moved('2026-12-03 18:00', '2026-12-03 20:00'), evidence: 'typed' } as Fact,
      'did_not_stop: typed entries are no evidence',
    ],
    [
      'released by the contact',
      fact('2026-12-03 18:00', 'commitment.released', { commitmentId: 'p' }),
      'voided: released by the contact',
    ],
    [
      'no request',
      fact('2026-12-03 18:00', 'request.dismissed', { reason: 'an offer' }),
      'voided: not a request',
    ],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C10', [...base, then])).at(-1)).toBe(line);
  });

  test.each(['2026-12-03 18:30', '2026-12-05 12:00', '2026-12-25 03:00'])(
    'due at the promised instant %s, open or shut',
    (when) => {
      const clock = clockOf('C10', [received('2026-12-03 16:50'), made('2026-12-03 16:58', when)]);
      expect([omaha(clock.dueAt), clock.goalAt]).toEqual([when, null]);
    },
  );

  test('told 30 and 10 minutes before, and late; what lies before the promise is left out', () => {
    expect(stages(clockOf('C10', base))).toEqual([
      '2026-12-03 18:00 30 min before owner',
      '2026-12-03 18:20 10 min before owner',
      '2026-12-03 18:30:00.001 late manager owner',
    ]);
    expect(
      stages(clockOf('C10', [received('2026-12-03 16:50'), made('2026-12-03 16:58', '2026-12-03 17:20')])),
    ).toEqual(['2026-12-03 17:10 10 min before owner', '2026-12-03 17:20:00.001 late manager owner']);
  });

  test.each([
    [
      'beforehand',
      [moved('2026-12-03 18:00', '2026-12-03 19:30')],
      '2026-12-03 19:30',
      'moved: moved by telling the contact',
    ],
    [
      'at the very instant',
      [moved('2026-12-03 18:30', '2026-12-03 19:30')],
      '2026-12-03 19:30',
      'moved: moved by telling the contact',
    ],
    [
      'too late',
      [moved('2026-12-03 18:30:00.001', '2026-12-03 19:30')],
      '2026-12-03 18:30',
      'did_not_stop: told too late',
    ],
    [
      'twice',
      [moved('2026-12-03 18:00', '2026-12-03 19:00'), moved('2026-12-03 18:50', '2026-12-03 20:00')],
      '2026-12-03 20:00',
      'moved: moved by telling the contact',
    ],
    [
      'a third time',
      [
        moved('2026-12-03 18:00', '2026-12-03 19:00'),
        moved('2026-12-03 18:50', '2026-12-03 20:00'),
        moved('2026-12-03 19:50', '2026-12-03 21:00'),
      ],
      '2026-12-03 20:00',
      'did_not_stop: moved twice already',
    ],
    [
      'another one',
      [moved('2026-12-03 18:00', '2026-12-03 19:30', 'x')],
      '2026-12-03 18:30',
      'started: promise given',
    ],
  ])('moved %s', (_, moves, due, line) => {
    const clock = clockOf('C10', [...base, ...moves]);
    expect([omaha(clock.dueAt), ledger(clock).at(-1)]).toEqual([due, line]);
  });

  test('moved, it is told of anew before the new time', () => {
    expect(stages(clockOf('C10', [...base, moved('2026-12-03 18:25', '2026-12-03 18:45')]))).toEqual([
      '2026-12-03 18:35 10 min before owner',
      '2026-12-03 18:45:00.001 late manager owner',
    ]);
  });

  test('released after its time it was broken all the same', () => {
    const clock = clockOf('C10', [
      ...base,
      fact('2026-12-03 19:00', 'commitment.released', { commitmentId: 'p' }),
    ]);
    expect([clock.ending, omaha(breachedAt(clock, forever))]).toEqual(['failed', '2026-12-03 18:30']);
  });

  test('a promise given with nothing left to answer is not kept by the next word', () => {
    const answered = [
      received('2026-12-03 10:00'),
      sent('2026-12-03 10:05', 'R4', ['q1', 'q2']),
      made('2026-12-03 10:05', '2026-12-03 15:00'),
    ];
    expect(clockOf('C10', [...answered, sent('2026-12-03 14:00', 'R3')]).ending).toBeNull();
  });
});
