import { describe, expect, test } from 'vitest';
import { fromIso, HOUR, type Instant, MINUTE } from '../time/instant.ts';
import { knowledgeOf, type Skill } from './needs-of.ts';
import { defaultRules, type RoutingRules, type RuleRow } from './rules.ts';
import { tryOut } from './try-out.ts';
import type { Past, TriedPerson, TriedRequest } from './try-out-input.ts';

/** A Wednesday, 10:00 in Chicago. */
const ten = fromIso('2026-11-18T16:00:00Z');
const skills: Skill[] = [
  { id: 'valves', kind: 'product', name: 'Valves', words: ['seat'] },
  { id: 'pumps', kind: 'product', name: 'Pumps', words: [] },
];
const knows = (skillId: string, level: number) => {
  const { name, kind } = skills.find(({ id }) => id === skillId) as Skill;
  return { skillId, name, kind, level };
};
const person = (name: string, more: Partial<TriedPerson> = {}): TriedPerson => ({
  userId: name.toLowerCase(),
  name,
  roles: ['salesperson'],
  teamId: 'team',
  answers: true,
  skills: [],
  loadLimit: null,
  lastAssignedAt: null,
  others: [],
  ...more,
});
const request = (id: string, receivedAt: Instant, more: Partial<TriedRequest> = {}): TriedRequest => ({
  id,
  contactId: `contact of ${id}`,
  receivedAt,
  settledAt: null,
  subject: '',
  text: 'Good morning',
  questions: [],
  channel: 'email',
  source: null,
  kind: 'lead',
  segment: null,
  zone: null,
  phone: null,
  country: null,
  ...more,
});
const past = (more: Partial<Past> = {}): Past => ({
  zone: 'America/Chicago',
  deskTeamId: 'team',
  duty: (_, at) => ({ onDutyUntil: at + 7 * HOUR, nextOnDuty: null, awaySince: null }),
  isOnCall: () => false,
  history: () => null,
  isOpen: () => true,
  opensAfter: () => null,
  ...more,
});
const rulesOf = (...rows: Partial<RuleRow>[]): RoutingRules => ({
  ...defaultRules,
  rows: rows.map((row, place) => ({
    id: String(place),
    words: [],
    channels: [],
    sources: [],
    kinds: [],
    segments: [],
    needs: [],
    teamId: null,
    order: null,
    ...row,
  })),
});
const run = (
  requests: TriedRequest[],
  people: TriedPerson[],
  given: { rules?: RoutingRules; past?: Past } = {},
) => tryOut(requests, people, knowledgeOf(skills, given.rules ?? defaultRules), given.past ?? past());
const whoOf = (tried: ReturnType<typeof run>) =>
  tried.map(({ request: { id }, choice }) => `${id} ${choice.chosen?.userId ?? 'nobody'}`);

describe('tryOut', () => {
  const [danni, theo] = [person('Danni'), person('Theo')];

  test('what is open counts until its answer, in the order of receipt', () => {
    const requests = [
      request('c', ten + 20 * MINUTE),
      request('a', ten, { settledAt: ten + 15 * MINUTE }),
      request('b', ten + 5 * MINUTE),
    ];
    // a goes to Danni by name, b to Theo who has less; by c Danni's is answered.
    expect(whoOf(run(requests, [theo, danni]))).toEqual(['a danni', 'b theo', 'c danni']);
  });

  test('an answer at the very instant of the next arrival has ended its load', () => {
    const requests = [request('a', ten, { settledAt: ten + MINUTE }), request('b', ten + MINUTE)];
    expect(run(requests, [danni]).map(({ choice }) => choice.ranking[0]?.openItems)).toEqual([0, 0]);
  });

  test('other work of theirs counts while it lasts, and its end is seen', () => {
    const others = [
      { from: ten - HOUR, until: ten + 10 * MINUTE },
      { from: ten - HOUR, until: null },
    ];
    const requests = [request('a', ten), request('b', ten + 10 * MINUTE)];
    const tried = run(requests, [person('Danni', { others })]);
    expect(tried.map(({ choice }) => choice.ranking[0]?.openItems)).toEqual([2, 2]);
  });

  test('a limit holds against what was given in the same try-out', () => {
    const requests = [request('a', ten), request('b', ten + MINUTE), request('c', ten + 2 * MINUTE)];
    const limited = person('Anna', { loadLimit: 1, skills: [knows('valves', 5)] });
    const valves = requests.map((one) => ({ ...one, text: 'A seat' }));
    expect(whoOf(run(valves, [limited, person('Zoe', { skills: [knows('valves', 1)] })]))).toEqual([
      'a anna',
      'b zoe',
      'c zoe',
    ]);
  });

  test('a row changes who gets it, and says which row', () => {
    const people = [person('Danni', { skills: [knows('pumps', 4)] }), person('Anna')];
    const one = request('a', ten, { text: 'It stands in the well', channel: 'webform' });
    expect(whoOf(run([one], people))).toEqual(['a anna']);
    const [tried] = run([one], people, { rules: rulesOf({ words: ['well'], needs: ['pumps'] }) });
    expect(tried?.choice.chosen?.userId).toBe('danni');
    expect(tried?.needs).toEqual([{ skillId: 'pumps', name: 'Pumps', kind: 'product', why: 'rule 1' }]);
    expect(tried?.isUnfitted).toBe(false);
  });

  test('something is needed that who would get it does not know', () => {
    const [tried] = run([request('a', ten, { text: 'A seat' })], [danni]);
    expect([tried?.choice.chosen?.userId, tried?.isUnfitted]).toEqual(['danni', true]);
  });

  test('duty, history and call are those of the instant', () => {
    const noon = ten + 2 * HOUR;
    const given = past({
      duty: (userId, at) => ({
        onDutyUntil: userId === 'theo' || at >= noon ? at + HOUR : null,
        nextOnDuty: noon,
        awaySince: null,
      }),
      history: (userId, contactId, at) =>
        userId === 'danni' && contactId === 'c' && at > noon ? { answers: 1, lastAt: noon } : null,
    });
    const busy = person('Danni', { others: [{ from: ten, until: null }] });
    const requests = [
      request('a', ten),
      request('b', noon, { contactId: 'c' }),
      request('c', noon + 1, { contactId: 'c' }),
    ];
    expect(whoOf(run(requests, [busy, theo], { past: given }))).toEqual(['a theo', 'b danni', 'c danni']);
  });

  test('what comes in while shut waits for the opening and counts from then', () => {
    const nine = ten - HOUR;
    const six = ten - 4 * HOUR;
    const given = past({
      isOpen: (at) => at >= nine,
      opensAfter: (at) => (at < nine ? nine : null),
      duty: (_, at) => ({ onDutyUntil: at >= nine ? at + HOUR : null, nextOnDuty: nine, awaySince: null }),
    });
    const tried = run([request('a', six), request('b', nine)], [danni, theo], { past: given });
    expect(whoOf(tried)).toEqual(['a danni', 'b theo']);
    expect(tried.map(({ at }) => at)).toEqual([nine, nine]);
  });

  test('nobody, when it has not opened since', () => {
    const given = past({
      isOpen: () => false,
      duty: () => ({ onDutyUntil: null, nextOnDuty: null, awaySince: null }),
    });
    const [tried] = run([request('a', ten)], [danni], { past: given });
    expect([tried?.at, tried?.choice.chosen, tried?.choice.reason]).toEqual([
      ten,
      null,
      'nobody is on duty or on call',
    ]);
  });

  test('an executive on call counts only while on call', () => {
    const given = past({
      duty: () => ({ onDutyUntil: null, nextOnDuty: null, awaySince: null }),
      isOnCall: (_, at) => at === ten,
    });
    const boss = person('Boss', { roles: ['executive'], answers: false, teamId: null });
    const requests = [request('a', ten), request('b', ten + 1)];
    expect(whoOf(run(requests, [boss], { past: given }))).toEqual(['a boss', 'b nobody']);
  });

  test('touches nothing it was given', () => {
    const requests = Object.freeze([request('b', ten + 1), request('a', ten)]);
    const people = Object.freeze([danni, theo]);
    expect(tryOut(requests, people, knowledgeOf(skills, defaultRules), past())).toHaveLength(2);
  });
});
