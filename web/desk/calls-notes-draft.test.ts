import { expect, test } from 'vitest';
import { emptyNotes, nextStepOf } from './calls-notes-draft.ts';

const at = Date.parse('2026-12-04T15:00:00Z');

test('nothing typed is no next step; something said with none is "nothing more"', () => {
  expect(nextStepOf(emptyNotes)).toBeNull();
  expect(nextStepOf({ ...emptyNotes, said: 'It fits.' })).toEqual({
    text: 'Nothing more to do',
    dueAt: null,
    kind: 'other',
    askedByContact: false,
  });
});

test('a date alone is a follow-up, a call where it is one; who asked counts for calls only', () => {
  expect(nextStepOf({ ...emptyNotes, dueAt: at, asked: true })).toMatchObject({
    text: 'Follow up',
    dueAt: '2026-12-04T15:00:00.000Z',
    kind: 'other',
    askedByContact: false,
  });
  expect(nextStepOf({ ...emptyNotes, dueAt: at, isCall: true, asked: true })).toMatchObject({
    text: 'Call them',
    kind: 'call',
    askedByContact: true,
  });
});
