import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../problem.ts';
import { defaults, newRule, type Rules } from './routing-draft.ts';
import { RulesSaver } from './routing-saver.ts';

const rulesOf = (...ids: string[]): Rules => ({ ...defaults, rows: ids.map(newRule) });
const refusal = (status: number) => new Problem({ status, title: 'No', detail: '', errors: [] });

function scene(answers: (string | Problem)[], seen: string | null = null) {
  const calls: string[] = [];
  const states: string[] = [];
  const saver = new RulesSaver(
    {
      save: async (rules, last) => {
        calls.push(`${rules.rows.map(({ id }) => id).join('')} on ${last}`);
        const answer = answers.shift() ?? 'later';
        if (answer instanceof Problem) throw answer;
        return answer;
      },
      onState: (state) => states.push(state),
    },
    seen,
  );
  return { saver, calls, states };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('RulesSaver', () => {
  test('saves the last of several changes once, on top of what was seen', async () => {
    const { saver, calls, states } = scene(['t1', 't2'], 't0');
    saver.touch(rulesOf('a'));
    saver.touch(rulesOf('a', 'b'));
    await vi.advanceTimersByTimeAsync(500);
    saver.touch(rulesOf('c'));
    await saver.flush();
    expect(calls).toEqual(['ab on t0', 'c on t1']);
    expect(states).toEqual(['saving', 'saving', 'saved', 'saving', 'saved']);
    expect([saver.seen, saver.isIdle]).toEqual(['t2', true]);
  });

  test('a clash keeps what was written, to be saved upon the other draft', async () => {
    const { saver, calls, states } = scene([refusal(409), 't9']);
    saver.touch(rulesOf('a'));
    await saver.flush();
    expect([states.at(-1), saver.isIdle, saver.seen]).toEqual(['clash', false, null]);
    saver.reset('t8');
    expect(saver.isIdle).toBe(true);
    saver.touch(rulesOf('a'));
    await saver.flush();
    expect(calls).toEqual(['a on null', 'a on t8']);
  });

  test.each<[number, string]>([
    [422, 'refused'],
    [0, 'unsaved'],
    [500, 'unsaved'],
  ])('status %i is %s, and the next change tries again', async (status, state) => {
    const { saver, states, calls } = scene([refusal(status), 't1']);
    saver.touch(rulesOf('a'));
    await saver.flush();
    expect(states.at(-1)).toBe(state);
    saver.touch(rulesOf('b'));
    await saver.flush();
    expect([states.at(-1), calls.length, saver.seen]).toEqual(['saved', 2, 't1']);
  });
});
