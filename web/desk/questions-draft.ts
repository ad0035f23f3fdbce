import type { RequestView } from './request-view.ts';

/** A question being edited. */
export interface Row {
  readonly key: string;
  /** Null for one that is new. */
  readonly id: string | null;
  readonly text: string;
  /** It has been answered: its words stay. */
  readonly answered: boolean;
  /** Taken off, to be put back until the questions are saved. */
  readonly removed: boolean;
}

type Questions = RequestView['questions'];

/** The questions that can be edited; those that were closed are none any more. */
export function rowsOf(questions: Questions): readonly Row[] {
  return questions
    .filter(({ state }) => state !== 'closed')
    .map(({ id, text, state }) => ({ key: id, id, text, answered: state === 'answered', removed: false }));
}

export function withText(rows: readonly Row[], key: string, text: string): readonly Row[] {
  return rows.map((row) => (row.key === key ? { ...row, text } : row));
}

/** Takes a question off, or puts it back; a new one without words goes for good. */
export function toggled(rows: readonly Row[], key: string): readonly Row[] {
  return rows
    .filter((row) => row.key !== key || row.id !== null || row.text.trim() !== '')
    .map((row) => (row.key === key ? { ...row, removed: !row.removed } : row));
}

export function withNew(rows: readonly Row[], key: string): readonly Row[] {
  return [...rows, { key, id: null, text: '', answered: false, removed: false }];
}

/** The rows that are sent, in order; new ones without words are left out. */
export function sentRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ id, text, removed }) => !removed && (id !== null || text.trim() !== ''));
}

/** The body to save. */
export function bodyOfRows(rows: readonly Row[]): { questions: { id: string | null; text: string }[] } {
  return { questions: sentRows(rows).map(({ id, text }) => ({ id, text })) };
}

/** What keeps them from being saved, in words; null when nothing does. */
export function hindrance(rows: readonly Row[]): string | null {
  return sentRows(rows).length === 0 ? 'At least one question stays.' : null;
}
