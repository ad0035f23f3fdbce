import type { z } from 'zod';
import type { draftBody } from '../../src/flow/desk/shapes.ts';

export type DraftBody = z.output<typeof draftBody>;
export type Mark = 'open' | 'part' | 'answered';

/** What the writer chose by hand; everything else follows from the text. */
export interface Draft {
  readonly text: string;
  readonly marks: Readonly<Record<string, Mark>>;
  /** Null until the fields were touched; `off` when the writer said there is no promise. */
  readonly interim: { readonly who: string; readonly by: number | null } | 'off' | null;
  /** It is the quote that was asked for. */
  readonly quote: boolean;
}

export interface Question {
  readonly id: string;
  readonly text: string;
}

export interface PromiseGiven {
  readonly who: string;
  readonly by: number | null;
}

export const emptyDraft: Draft = { text: '', marks: {}, interim: null, quote: false };

/** Each open question's mark: chosen by hand, else suggested by the text. */
export function marksOf(
  draft: Draft,
  questions: readonly Question[],
  suggested: readonly string[],
): Readonly<Record<string, Mark>> {
  const marks: Record<string, Mark> = {};
  for (const { id } of questions)
    marks[id] = draft.marks[id] ?? (suggested.includes(id) ? 'answered' : 'open');
  return marks;
}

/** The interim promise: as typed into the fields, else as read from the text. */
export function interimOf(draft: Draft, found: PromiseGiven | null): PromiseGiven | null {
  if (draft.interim === 'off') return null;
  return draft.interim ?? found;
}

/** The body that is saved and sent. */
export function bodyOf(
  { text, quote }: Pick<Draft, 'text' | 'quote'>,
  marks: Readonly<Record<string, Mark>>,
  interim: PromiseGiven | null,
): DraftBody {
  const withMark = (wanted: Mark) => Object.keys(marks).filter((id) => marks[id] === wanted);
  const named = interim !== null && interim.who.trim() !== '';
  return {
    text,
    answers: withMark('answered'),
    parts: withMark('part'),
    interim: named
      ? { who: interim.who.trim(), by: interim.by === null ? null : new Date(interim.by).toISOString() }
      : null,
    quote,
    values: [],
    assets: [],
    files: [],
    gain: '',
  };
}

/** A stored draft as it was left: what was ticked then counts as chosen by hand. */
export function draftFrom(body: DraftBody): Draft {
  const marks: Record<string, Mark> = {};
  for (const id of body.answers) marks[id] = 'answered';
  for (const id of body.parts) marks[id] = 'part';
  const { interim } = body;
  const by = interim?.by ? Date.parse(interim.by) : null;
  return {
    text: body.text,
    marks,
    interim: interim === null ? null : { who: interim.who, by },
    quote: body.quote === true,
  };
}
