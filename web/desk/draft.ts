import type { z } from 'zod';
import { plainValues } from '../../src/core/reply/suggest-values.ts';
import type { ValueType } from '../../src/core/reply/value-types.ts';
import type { draftBody, draftCarries } from '../../src/flow/desk/shapes.ts';

export type DraftBody = z.output<typeof draftBody>;
/** What a draft carries, by name. */
export type Carries = z.output<typeof draftCarries>;
export type CarriedFile = Carries['files'][number];
export type CarriedAsset = Carries['assets'][number];
export type Mark = 'open' | 'part' | 'answered';
export type Marks = Readonly<Record<string, Mark>>;

/** What the writer chose by hand; everything else follows from the text. */
export interface Draft {
  readonly text: string;
  readonly marks: Marks;
  /** Null until the fields were touched; `off` when the writer said there is no promise. */
  readonly interim: { readonly who: string; readonly by: number | null } | 'off' | null;
  /** It is the quote that was asked for. */
  readonly quote: boolean;
  /** Pressed by hand; a quote and what library items give comes on top. */
  readonly values: readonly ValueType[];
  readonly assets: readonly CarriedAsset[];
  readonly files: readonly CarriedFile[];
  /** What the contact gains, where they have asked for nothing. */
  readonly gain: string;
  readonly signed: boolean;
}

export interface Question {
  readonly id: string;
  readonly text: string;
}

export interface PromiseGiven {
  readonly who: string;
  readonly by: number | null;
}

export const emptyDraft: Draft = {
  text: '',
  marks: {},
  interim: null,
  quote: false,
  values: [],
  assets: [],
  files: [],
  gain: '',
  signed: true,
};

/** Nothing in it that could be sent. */
export function isBlank({ text, files, assets }: Draft): boolean {
  return text.trim() === '' && files.length + assets.length === 0;
}

/** Each open question's mark: chosen by hand, else suggested by the text. */
export function marksOf(draft: Draft, questions: readonly Question[], suggested: readonly string[]): Marks {
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

/** What the reply gives: pressed by hand, and what is plain of it. */
export function valuesOf({ quote, assets, values }: Draft): readonly ValueType[] {
  const plain = plainValues({ quote, carried: assets.map(({ valueType }) => valueType) });
  return [...new Set([...plain, ...values])];
}

/** The body that is saved and sent. */
export function bodyOf(draft: Draft, marks: Marks, interim: PromiseGiven | null): DraftBody {
  const withMark = (wanted: Mark) => Object.keys(marks).filter((id) => marks[id] === wanted);
  const named = interim !== null && interim.who.trim() !== '';
  return {
    text: draft.text,
    answers: withMark('answered'),
    parts: withMark('part'),
    interim: named
      ? { who: interim.who.trim(), by: interim.by === null ? null : new Date(interim.by).toISOString() }
      : null,
    quote: draft.quote,
    values: [...valuesOf(draft)],
    assets: draft.assets.map(({ versionId }) => versionId),
    files: draft.files.map(({ id }) => id),
    gain: draft.gain,
    signed: draft.signed,
  };
}

/** What a draft carries, for the copy that this browser keeps. */
export const carriesOf = ({ files, assets }: Draft): Carries => ({ files: [...files], assets: [...assets] });

/** What a stored draft is read with: the names of what it carries, the open questions, and what its text would suggest. */
export interface StoredWith {
  readonly carries: Carries;
  readonly questions: readonly Question[];
  readonly suggested: readonly string[];
  /** A promise read from its text. */
  readonly found: PromiseGiven | null;
}

/** A stored draft as it was left: where it differs from what its text suggests, the writer chose by hand. */
export function draftFrom(body: DraftBody, { carries, questions, suggested, found }: StoredWith): Draft {
  const marks: Record<string, Mark> = {};
  const suggests = marksOf(emptyDraft, questions, suggested);
  for (const { id } of questions) {
    const mark = body.answers.includes(id) ? 'answered' : body.parts.includes(id) ? 'part' : 'open';
    if (mark !== suggests[id]) marks[id] = mark;
  }
  const assets = (body.assets ?? []).map(
    (id) => carries.assets.find((one) => one.versionId === id) ?? lost(id),
  );
  const quote = body.quote === true;
  const plain = plainValues({ quote, carried: assets.map(({ valueType }) => valueType) });
  return {
    text: body.text,
    marks,
    interim: interimFrom(body, found),
    quote,
    values: (body.values ?? []).filter((type) => !plain.includes(type)),
    assets,
    files: (body.files ?? []).map(
      (id) => carries.files.find((one) => one.id === id) ?? { id, name: 'A file', type: '', bytes: 0 },
    ),
    gain: body.gain ?? '',
    signed: body.signed !== false,
  };
}

/** The same as the text says is read from it; none where the text says one was refused by hand. */
function interimFrom({ interim }: DraftBody, found: PromiseGiven | null): Draft['interim'] {
  if (interim === null) return found?.by == null ? null : 'off';
  const by = interim.by ? Date.parse(interim.by) : null;
  if (found !== null && found.who === interim.who && found.by === by) return null;
  return { who: interim.who, by };
}

/** Its name is not known here; the server knows whether it is still there. */
const lost = (versionId: string): CarriedAsset => ({
  versionId,
  title: 'From the library',
  valueType: 'answer',
  file: null,
});
