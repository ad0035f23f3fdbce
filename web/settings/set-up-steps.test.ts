import { expect, it } from 'vitest';
import { nextOpen, type Step } from './set-up-steps.ts';

const steps = (states: string): Step[] =>
  (['company', 'hours', 'mailbox', 'people', 'form', 'test'] as const).map((key, index) => ({
    key,
    state: states[index] === 'd' ? 'done' : states[index] === 's' ? 'skipped' : 'open',
    note: '',
  }));

it.each([
  ['dd....', undefined, 'mailbox'],
  ['.d.d..', 'mailbox', 'form'],
  ['.ddddd', 'test', 'company'],
  ['ddsddd', 'test', null],
] as const)('%s after %s goes on with %s', (states, after, next) =>
  expect(nextOpen(steps(states), after)).toBe(next),
);
