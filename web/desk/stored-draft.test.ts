import { beforeEach, expect, it, vi } from 'vitest';
import type { DraftBody } from './draft.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';
import { storedDrafts } from './stored-draft.ts';

const body = (text: string, more: Partial<DraftBody> = {}): DraftBody => ({
  text,
  answers: [],
  parts: [],
  interim: null,
  quote: false,
  values: [],
  assets: [],
  files: [],
  gain: '',
  signed: true,
  ...more,
});
const file = { id: 'f', name: 'seat.pdf', type: 'application/pdf', bytes: 12 };
const none = { files: [], assets: [] };

/** The page of a request as far as a draft hangs on it. */
const page = (draft: object | null): RequestView =>
  ({
    id: 'r',
    questions: [{ id: 'q', text: 'What does it cost?', implied: false, state: 'open' }],
    draft,
  }) as never;
const onServer = (text: string, savedAt: string, older: DraftBody | null = null) =>
  page({ ...body(text), savedAt, version: 1, carries: none, older: older && { ...older, savedAt } });

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

it('survives a reload while the server is out of reach, with every field', () => {
  const whole = body('It is $40.', {
    answers: ['q'],
    values: ['data'],
    files: ['f'],
    gain: 'a price',
    signed: false,
  });
  keepDraft('r', whole, 1000, { files: [file], assets: [] });
  const { draft, older } = storedDrafts(page(null), 'Ada');
  expect(draft).toMatchObject({
    text: 'It is $40.',
    values: ['data'],
    files: [file],
    gain: 'a price',
    signed: false,
  });
  // The mark is what the words suggest anyway.
  expect([draft.marks, older]).toEqual([{}, null]);
});

it('takes the newer of the two copies and offers the other one back, unless the newer holds its words', () => {
  keepDraft('r', body('typed in the train'), Date.parse('2026-03-10T10:00:00Z'), none);
  const newer = storedDrafts(onServer('written at the desk', '2026-03-10T11:00:00Z'), 'Ada');
  expect([newer.draft.text, newer.older?.body.text]).toEqual(['written at the desk', 'typed in the train']);
  const before = storedDrafts(onServer('typed', '2026-03-10T09:00:00Z'), 'Ada');
  expect([before.draft.text, before.older]).toEqual(['typed in the train', null]);
});

it('a second window does not write over what the first one kept, nor forget it', () => {
  keepDraft('r', body('from the first'), 1000, none, 'first');
  keepDraft('r', body('from the second'), 2000, none, 'second');
  keepDraft('r', body('from the second, on'), 3000, none, 'second');
  const { draft, older } = storedDrafts(page(null), 'Ada');
  expect([draft.text, older?.body.text]).toEqual(['from the second, on', 'from the first']);
  forgetDraft('r', 'first');
  expect(storedDrafts(page(null), 'Ada').draft.text).toBe('from the second, on');
});

it('offers what the server kept beside the draft', () => {
  const { older } = storedDrafts(
    onServer('mine', '2026-03-10T09:00:00Z', body('of the other window')),
    'Ada',
  );
  expect(older?.body.text).toBe('of the other window');
});
