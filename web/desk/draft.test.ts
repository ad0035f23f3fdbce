import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  type DraftBody,
  draftFrom,
  emptyDraft,
  interimOf,
  marksOf,
  type StoredWith,
  valuesOf,
} from './draft.ts';

const questions = [
  { id: 'a', text: 'What does it cost?' },
  { id: 'b', text: 'When can you deliver?' },
];
const by = Date.parse('2026-03-10T14:30:00Z');
const file = { id: 'f', name: 'seat.pdf', type: 'application/pdf', bytes: 12 };
const asset = { versionId: 'v', title: 'Dairy case', valueType: 'case_study' as const, file: null };
const stored: StoredWith = {
  carries: { files: [file], assets: [asset] },
  questions,
  suggested: [],
  found: null,
};

describe('marks', () => {
  it('follow the suggestion until chosen by hand', () => {
    expect(marksOf(emptyDraft, questions, ['a'])).toEqual({ a: 'answered', b: 'open' });
    expect(marksOf({ ...emptyDraft, marks: { a: 'part' } }, questions, ['a'])).toEqual({
      a: 'part',
      b: 'open',
    });
  });

  it('that the writer took back stay taken back when the draft is read again', () => {
    const marks = marksOf({ ...emptyDraft, marks: { a: 'open' } }, questions, ['a', 'b']);
    const again = draftFrom(bodyOf(emptyDraft, marks, null), { ...stored, suggested: ['a', 'b'] });
    expect(again.marks).toEqual({ a: 'open' });
  });
});

describe('a stored draft', () => {
  const draft = {
    ...emptyDraft,
    text: 'hello',
    quote: true,
    values: ['data' as const],
    assets: [asset],
    files: [file],
    gain: 'they can choose by heat',
    signed: false,
  };

  it('holds every field, and comes back as it was left', () => {
    const body = bodyOf(draft, { a: 'answered', b: 'part' }, { who: ' Ada ', by });
    expect(body).toEqual({
      text: 'hello',
      answers: ['a'],
      parts: ['b'],
      interim: { who: 'Ada', by: '2026-03-10T14:30:00.000Z' },
      quote: true,
      values: ['quote', 'case_study', 'data'],
      assets: ['v'],
      files: ['f'],
      gain: 'they can choose by heat',
      signed: false,
    });
    expect(draftFrom(body, stored)).toEqual({
      ...draft,
      marks: { a: 'answered', b: 'part' },
      interim: { who: 'Ada', by },
    });
  });

  it('keeps that a promise in the words was refused, and what its words still say', () => {
    const found = { who: 'Ada', by };
    const refused = bodyOf(draft, {}, interimOf({ ...draft, interim: 'off' }, found));
    expect(draftFrom(refused, { ...stored, found }).interim).toBe('off');
    expect(draftFrom(bodyOf(draft, {}, found), { ...stored, found }).interim).toBeNull();
  });

  it('is read from a browser that kept it before quotes, values and files could be chosen', () => {
    const kept = { text: 'hello', answers: [], parts: [], interim: null } as unknown as DraftBody;
    expect(draftFrom(kept, stored)).toEqual({ ...emptyDraft, text: 'hello' });
  });
});

it('gives what is plain of it and what was pressed, each once', () => {
  const given = {
    ...emptyDraft,
    quote: true,
    assets: [asset],
    values: ['case_study', 'helpful_question'] as const,
  };
  expect(valuesOf(given)).toEqual(['quote', 'case_study', 'helpful_question']);
});

describe('interim', () => {
  const found = { who: 'Ada', by };
  it('is read from the text until typed or refused', () => {
    expect(interimOf(emptyDraft, found)).toBe(found);
    expect(interimOf({ ...emptyDraft, interim: 'off' }, found)).toBeNull();
    expect(interimOf({ ...emptyDraft, interim: { who: 'Bo', by: null } }, found)?.who).toBe('Bo');
  });
});
