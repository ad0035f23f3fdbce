import { describe, expect, test } from 'vitest';
import { DAY, fromIso, HOUR, MINUTE } from '../time/instant.ts';
import type { ChoiceTerms } from './availability.ts';
import type { Candidate, SkillLevel } from './candidate.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Need } from './needs-of.ts';

const now = fromIso('2026-12-02T13:00:00-06:00');
const terms: ChoiceTerms = {
  now,
  zone: 'America/Chicago',
  order: 'expert_first',
  teamId: 'sales',
  isOpen: true,
  passedOver: new Map(),
};

const member = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  userId: name.toLowerCase(),
  name,
  roles: ['salesperson'],
  teamId: 'sales',
  answers: true,
  skills: [],
  onDutyUntil: now + 4 * HOUR,
  nextOnDuty: now,
  awaySince: null,
  openItems: 0,
  loadLimit: null,
  lastAssignedAt: null,
  onCall: false,
  inCall: false,
  history: null,
  ...more,
});
const kindOf = (name: string) => (['German', 'French'].includes(name) ? 'language' : 'product') as 'product';
const knows = (levels: Record<string, number>): { skills: SkillLevel[] } => ({
  skills: Object.entries(levels).map(([name, level]) => ({ skillId: name, name, kind: kindOf(name), level })),
});
const needing = (...names: string[]): Need[] =>
  names.map((name) => ({ skillId: name, name, kind: kindOf(name), why: '' }));
const offDuty = { onDutyUntil: null, nextOnDuty: now + 20 * HOUR };
const away = { onDutyUntil: null, nextOnDuty: null, awaySince: fromIso('2026-12-02T10:02:00-06:00') };
const full = { openItems: 20, loadLimit: 20 };
const coordinator = { roles: ['coordinator'] };

describe('without anything special', () => {
  test.each<[string, Candidate[], string | null, string]>([
    ['nobody at all', [], null, 'nobody is on duty or on call'],
    ['nobody on duty', [member('Danni', offDuty)], null, 'nobody is on duty or on call'],
    [
      'fewest open',
      [member('Danni', { openItems: 4 }), member('Theo', { openItems: 2 })],
      'theo',
      'on duty until 17:00, 2 open; fewest open of 2 on duty',
    ],
    [
      'absent ones are passed over',
      [member('Danni', away), member('Theo', { openItems: 9 })],
      'theo',
      'on duty until 17:00, 9 open; the only one on duty',
    ],
    [
      'of equal loads whoever has waited longest',
      [member('Danni', { lastAssignedAt: now - MINUTE }), member('Theo', { lastAssignedAt: now - HOUR })],
      'theo',
      'on duty until 17:00, 0 open; fewest open of 2 on duty',
    ],
    [
      'whoever never got any has waited longest',
      [member('Danni', { lastAssignedAt: now - DAY }), member('Theo')],
      'theo',
      'on duty until 17:00, 0 open; fewest open of 2 on duty',
    ],
    [
      'all equal, by name',
      [member('Theo'), member('Danni')],
      'danni',
      'on duty until 17:00, 0 open; fewest open of 2 on duty',
    ],
    [
      'history before load',
      [member('Danni'), member('Theo', { openItems: 7, history: { answers: 2, lastAt: now - DAY } })],
      'theo',
      'answered them before, on duty until 17:00, 7 open',
    ],
    [
      'the longer history, then the newer one',
      [
        member('Danni', { history: { answers: 2, lastAt: now - DAY } }),
        member('Theo', { history: { answers: 2, lastAt: now - HOUR } }),
        member('Mara', { history: { answers: 1, lastAt: now - MINUTE } }),
      ],
      'theo',
      'answered them before, on duty until 17:00, 0 open; fewest open of 3 on duty',
    ],
    [
      'the only one below the limit',
      [member('Danni', full), member('Theo', { openItems: 30 })],
      'theo',
      'on duty until 17:00, 30 open; the only one free of 2 on duty',
    ],
    [
      'duty without an end worth telling',
      [member('Danni', { onDutyUntil: now + 30 * HOUR })],
      'danni',
      'on duty, 0 open; the only one on duty',
    ],
  ])('%s', (_, candidates, expected, reason) => {
    const choice = chooseOwner(candidates, [], terms);
    expect([choice.chosen?.userId ?? null, choice.reason]).toEqual([expected, reason]);
  });
});

describe('by what is needed', () => {
  const valves = needing('valves');
  const both = needing('valves', 'dairy');
  const priya = knows({ valves: 5, dairy: 4 });
  test.each<[string, Need[], Candidate[], string, string]>([
    [
      'the deepest',
      both,
      [member('Priya', { ...priya, openItems: 2 }), member('Danni', knows({ valves: 5 })), member('Theo')],
      'priya',
      'valves 5, dairy 4, on duty until 17:00, 2 open',
    ],
    [
      'one 5 before two 3',
      both,
      [
        member('Danni', knows({ valves: 3, dairy: 3 })),
        member('Theo', { ...knows({ dairy: 5 }), openItems: 9 }),
      ],
      'theo',
      'dairy 5, on duty until 17:00, 9 open',
    ],
    [
      'level 0 is no knowledge',
      valves,
      [member('Danni', { ...knows({ valves: 0 }), openItems: 1 }), member('Theo')],
      'theo',
      'on duty until 17:00, 0 open; nobody free knows valves',
    ],
    [
      'away',
      valves,
      [member('Priya', { ...priya, ...away }), member('Danni', { ...knows({ valves: 3 }), openItems: 4 })],
      'danni',
      'valves 3, on duty until 17:00, 4 open; next best skipped: away since 10:02',
    ],
    [
      'away for days',
      valves,
      [
        member('Priya', { ...priya, ...away, awaySince: fromIso('2026-11-30T09:00:00-06:00') }),
        member('Danni', knows({ valves: 3 })),
      ],
      'danni',
      'valves 3, on duty until 17:00, 0 open; next best skipped: away since Mon 09:00',
    ],
    [
      'off duty',
      valves,
      [member('Priya', { ...priya, ...offDuty }), member('Danni', knows({ valves: 3 }))],
      'danni',
      'valves 3, on duty until 17:00, 0 open; next best skipped: off duty until Thu 09:00',
    ],
    [
      'at the limit',
      valves,
      [member('Priya', { ...priya, ...full }), member('Danni', knows({ valves: 3 }))],
      'danni',
      'valves 3, on duty until 17:00, 0 open; next best skipped: at limit 20 of 20',
    ],
    [
      'on a call',
      valves,
      [member('Priya', { ...priya, inCall: true }), member('Danni', knows({ valves: 3 }))],
      'danni',
      'valves 3, on duty until 17:00, 0 open; next best skipped: on a call',
    ],
    [
      'the deepest of those who could not',
      valves,
      [
        member('Priya', { ...priya, ...away }),
        member('Theo', { ...knows({ valves: 4 }), ...full }),
        member('Danni', knows({ valves: 3 })),
      ],
      'danni',
      'valves 3, on duty until 17:00, 0 open; next best skipped: away since 10:02',
    ],
    [
      'who knows less and is away does not matter',
      valves,
      [member('Priya', { ...knows({ valves: 2 }), ...away }), member('Danni', knows({ valves: 3 }))],
      'danni',
      'valves 3, on duty until 17:00, 0 open',
    ],
    [
      'the language before the depth',
      needing('valves', 'German'),
      [member('Priya', priya), member('Lena', { ...knows({ German: 2, valves: 1 }), openItems: 3 })],
      'lena',
      'German 2, valves 1, on duty until 17:00, 3 open',
    ],
    [
      'depth where nobody speaks it',
      needing('valves', 'German'),
      [member('Priya', priya), member('Danni', knows({ valves: 3 }))],
      'priya',
      'valves 5, on duty until 17:00, 0 open',
    ],
    [
      'history among equals in depth',
      valves,
      [
        member('Danni', knows({ valves: 3 })),
        member('Theo', { ...knows({ valves: 3 }), openItems: 5, history: { answers: 1, lastAt: now - DAY } }),
      ],
      'theo',
      'valves 3, answered them before, on duty until 17:00, 5 open',
    ],
  ])('%s', (_, needs, candidates, expected, reason) => {
    const choice = chooseOwner(candidates, needs, terms);
    expect([choice.chosen?.userId ?? null, choice.reason]).toEqual([expected, reason]);
  });
});

describe('never unassigned', () => {
  const ruth = { roles: ['executive'], answers: false, teamId: null, onDutyUntil: null, onCall: true };
  const busy = member('Danni', { inCall: true });
  const loaded = member('Theo', { openItems: 21, loadLimit: 20 });
  test.each<[string, Candidate[], Partial<ChoiceTerms>, string | null, string]>([
    [
      'a coordinator of another team',
      [loaded, member('Mara', { ...coordinator, teamId: 'service' }), member('Ruth', ruth)],
      {},
      'mara',
      'on duty until 17:00, 0 open; nobody of the team is free',
    ],
    [
      'then whoever is on a call',
      [loaded, busy, member('Ruth', ruth)],
      {},
      'danni',
      'on duty until 17:00, 0 open; on a call: nobody else is free',
    ],
    [
      'then the executive on call',
      [loaded, member('Ruth', ruth), member('Sam', { teamId: 'service' })],
      {},
      'ruth',
      'executive on call, 0 open; nobody on duty is free',
    ],
    [
      'then another team',
      [loaded, member('Sam', { teamId: 'service' })],
      {},
      'sam',
      'on duty until 17:00, 0 open; nobody of the team is free',
    ],
    [
      'then the least burdened over the limit, whatever they know',
      [loaded, member('Priya', { ...knows({ valves: 5 }), openItems: 25, loadLimit: 20 })],
      {},
      'theo',
      'on duty until 17:00, 21 open; over the limit of 20: nobody below theirs',
    ],
    [
      'an executive who is not on call is left alone',
      [member('Ruth', { ...ruth, onCall: false })],
      {},
      null,
      '',
    ],
    ['while the desk is shut nobody is called in', [member('Ruth', ruth)], { isOpen: false }, null, ''],
    [
      'while the desk is shut the team’s own duty counts',
      [member('Danni'), member('Mara', { ...coordinator, teamId: 'service' })],
      { isOpen: false },
      'danni',
      'on duty until 17:00, 0 open; the only one on duty',
    ],
    [
      'coordinators first, where the rules say so',
      [member('Priya', knows({ valves: 5 })), member('Mara', { ...coordinator, openItems: 6 })],
      { order: 'coordinator_first' },
      'mara',
      'on duty until 17:00, 6 open; coordinators first',
    ],
    [
      'and without one as usual',
      [member('Priya', knows({ valves: 5 })), member('Mara', { ...coordinator, ...full })],
      { order: 'coordinator_first' },
      'priya',
      'on duty until 17:00, 0 open; the only one free of 2 on duty',
    ],
    [
      'who was silent is passed over',
      [member('Danni'), member('Theo', { openItems: 3 })],
      { passedOver: new Map([['danni', 'silent on it']]) },
      'theo',
      'on duty until 17:00, 3 open; the only one free of 2 on duty',
    ],
    [
      'nobody else than who was silent',
      [member('Danni')],
      { passedOver: new Map([['danni', 'silent on it']]) },
      null,
      '',
    ],
  ])('%s', (_, candidates, more, expected, reason) => {
    const choice = chooseOwner(candidates, [], { ...terms, ...more });
    expect(choice.chosen?.userId ?? null).toBe(expected);
    if (expected) expect(choice.reason).toBe(reason);
  });
});

test('the ranking names who comes next and why, and who knows more but could not have it', () => {
  const { ranking } = chooseOwner(
    [
      member('Priya', { ...knows({ valves: 5 }), ...away, openItems: 1 }),
      member('Danni', { ...knows({ valves: 3 }), openItems: 4 }),
      member('Theo', { ...knows({ valves: 2 }), openItems: 2 }),
      member('Mara', { ...coordinator, openItems: 1 }),
    ],
    needing('valves'),
    terms,
  );
  const levels = (level: number) => [{ name: 'valves', level }];
  expect(ranking).toEqual([
    { userId: 'danni', levels: levels(3), openItems: 4, verdict: 'chosen', why: '' },
    { userId: 'theo', levels: levels(2), openItems: 2, verdict: 'next', why: 'knows less of it' },
    { userId: 'mara', levels: [], openItems: 1, verdict: 'next', why: 'knows less of it' },
    { userId: 'priya', levels: levels(5), openItems: 1, verdict: 'skipped', why: 'away since 10:02' },
  ]);
});

test('does not touch what it was given', () => {
  const given = Object.freeze(
    [member('Theo', { openItems: 5 }), member('Danni')].map(Object.freeze),
  ) as Candidate[];
  expect(chooseOwner(given, [], terms).chosen?.userId).toBe('danni');
});
