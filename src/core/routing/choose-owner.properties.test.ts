import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../time/instant.ts';
import { availabilityOf, type ChoiceTerms } from './availability.ts';
import { type Candidate, compareFit, fitOf } from './candidate.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Need } from './needs-of.ts';

const now = Date.UTC(2026, 11, 2, 19);
const skillIds = ['valves', 'dairy', 'German'] as const;
const kindOf = (id: string) => (id === 'German' ? 'language' : 'product') as 'product' | 'language';

const skills = fc
  .record(Object.fromEntries(skillIds.map((id) => [id, fc.integer({ min: 0, max: 5 })])))
  .map((levels) =>
    Object.entries(levels).flatMap(([skillId, level]) =>
      level === 0 ? [] : [{ skillId, name: skillId, kind: kindOf(skillId), level }],
    ),
  );

const duty = fc.constantFrom<Pick<Candidate, 'onDutyUntil' | 'nextOnDuty' | 'awaySince'>>(
  { onDutyUntil: now + HOUR, nextOnDuty: now, awaySince: null },
  { onDutyUntil: null, nextOnDuty: now + HOUR, awaySince: null },
  { onDutyUntil: null, nextOnDuty: null, awaySince: now - HOUR },
);

const candidate = fc
  .record({
    roles: fc.subarray(['coordinator', 'salesperson', 'expert', 'executive'], { minLength: 1 }),
    teamId: fc.constantFrom('sales', 'service', null),
    skills,
    duty,
    openItems: fc.integer({ min: 0, max: 6 }),
    loadLimit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    lastAssignedAt: fc.option(
      fc.integer({ min: 0, max: 5 }).map((n) => now - n * MINUTE),
      { nil: null },
    ),
    onCall: fc.boolean(),
    inCall: fc.boolean(),
    history: fc.option(
      fc.record({
        answers: fc.integer({ min: 1, max: 3 }),
        lastAt: fc.constantFrom(now - HOUR, now - MINUTE),
      }),
      { nil: null },
    ),
  })
  .map(({ duty: when, ...rest }) => ({
    ...rest,
    ...when,
    answers: rest.roles.some((role) => role !== 'executive'),
  }));

const people = fc
  .array(candidate, { maxLength: 12 })
  .map((all) => all.map((one, n): Candidate => ({ ...one, userId: `u${n}`, name: `Name ${n % 3}` })));

const needs = fc
  .subarray([...skillIds])
  .map((ids) => ids.map((id): Need => ({ skillId: id, name: id, kind: kindOf(id), why: '' })));

const terms = fc.record({
  order: fc.constantFrom<ChoiceTerms['order']>('expert_first', 'coordinator_first'),
  isOpen: fc.boolean(),
  silent: fc.subarray(['u0', 'u1', 'u2']),
});
const full = ({
  order,
  isOpen,
  silent,
}: {
  order: ChoiceTerms['order'];
  isOpen: boolean;
  silent: string[];
}) => ({
  ...{ now, zone: 'UTC', teamId: 'sales', order, isOpen },
  passedOver: new Map(silent.map((id) => [id, 'silent on it'])),
});

test('the same choice in whatever order people come', () => {
  fc.assert(
    fc.property(people, needs, terms, fc.infiniteStream(fc.nat()), (all, needed, given, chance) => {
      const keyed = all.map((one) => ({ one, key: chance.next().value as number }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      expect(chooseOwner(shuffled, needed, full(given))).toEqual(chooseOwner(all, needed, full(given)));
    }),
  );
});

test('somebody has it whenever anybody may, and never one who was silent, is away or off duty', () => {
  fc.assert(
    fc.property(people, needs, terms, (all, needed, given) => {
      const { chosen } = chooseOwner(all, needed, full(given));
      const there = (one: Candidate) => !given.silent.includes(one.userId) && one.awaySince === null;
      const may = all.filter(
        (one) =>
          there(one) &&
          ((one.answers && one.onDutyUntil !== null && (given.isOpen || one.teamId === 'sales')) ||
            (one.onCall && given.isOpen)),
      );
      expect(chosen === null).toBe(may.length === 0);
      if (chosen) expect(may).toContain(chosen);
    }),
  );
});

test('never over a limit, and nobody on a call, while somebody of the team is free', () => {
  fc.assert(
    fc.property(people, needs, terms, (all, needed, given) => {
      const free = all.filter(
        (one) => one.answers && one.teamId === 'sales' && availabilityOf(one, full(given)) === 'free',
      );
      fc.pre(free.length > 0);
      const { chosen } = chooseOwner(all, needed, full(given));
      expect(chosen && availabilityOf(chosen, full(given))).toBe('free');
    }),
  );
});

test('expert first: nobody free in the team knows more than the chosen one, who is of the team', () => {
  fc.assert(
    fc.property(people, needs, terms, (all, needed, given) => {
      const choiceTerms = { ...full(given), order: 'expert_first' as const };
      const free = all.filter(
        (one) => one.answers && one.teamId === 'sales' && availabilityOf(one, choiceTerms) === 'free',
      );
      fc.pre(free.length > 0);
      const { chosen } = chooseOwner(all, needed, choiceTerms);
      if (!chosen) throw new Error('somebody is free');
      for (const one of free)
        expect(compareFit(fitOf(chosen, needed), fitOf(one, needed))).toBeLessThanOrEqual(0);
      expect(free).toContain(chosen);
    }),
  );
});

test('the ranking begins with the chosen one, names nobody twice and few', () => {
  fc.assert(
    fc.property(people, needs, terms, (all, needed, given) => {
      const { chosen, ranking } = chooseOwner(all, needed, full(given));
      expect(ranking[0]?.userId).toBe(chosen?.userId);
      expect(new Set(ranking.map(({ userId }) => userId)).size).toBe(ranking.length);
      expect(ranking.length).toBeLessThanOrEqual(9);
    }),
  );
});
