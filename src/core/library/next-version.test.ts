import { expect, it } from 'vitest';
import { nextVersion, type VersionState } from './next-version.ts';

const inUse: VersionState = { current: 1, waiting: null, approved: true };
const unread: VersionState = { current: 1, waiting: null, approved: false };

it.each([
  ['a new answer by somebody', null, 'answer', false, { current: 2, waiting: null, approved: false }],
  ['a new answer by an expert', null, 'answer', true, { current: 2, waiting: null, approved: true }],
  ['a snippet needs nobody', null, 'snippet', false, { current: 2, waiting: null, approved: true }],
  [
    'new words for an approved answer wait',
    inUse,
    'answer',
    false,
    { current: 1, waiting: 2, approved: true },
  ],
  [
    'an expert’s words are in use at once',
    inUse,
    'answer',
    true,
    { current: 2, waiting: null, approved: true },
  ],
  [
    'unread words follow unread ones',
    unread,
    'answer',
    false,
    { current: 2, waiting: null, approved: false },
  ],
  ['a file is replaced', inUse, 'file', false, { current: 2, waiting: null, approved: true }],
] as const)('%s', (_name, before, kind, byApprover, after) => {
  expect(nextVersion(before, { number: 2, kind, byApprover })).toEqual(after);
});

it('what waits gives way to what is written next', () => {
  const waiting = { ...inUse, waiting: 2 };
  expect(nextVersion(waiting, { number: 3, kind: 'answer', byApprover: false })).toEqual({
    ...inUse,
    waiting: 3,
  });
  expect(nextVersion(waiting, { number: 3, kind: 'answer', byApprover: true })).toEqual({
    current: 3,
    waiting: null,
    approved: true,
  });
});
