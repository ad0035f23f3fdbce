import { holdsWords } from '../../src/core/reply/holds-words.ts';
import { serverNow } from '../server-clock.ts';
import { type Carries, type Draft, type DraftBody, draftFrom, emptyDraft } from './draft.ts';
import { keptDraft, olderKept } from './kept-draft.ts';
import { readPromises } from './read-promises.ts';
import type { RequestView } from './request-view.ts';
import { openQuestionsOf, suggestedMarks } from './suggested-marks.ts';

/** Words that another window wrote, or that were kept here and are not the newest. */
export interface OlderWords {
  readonly body: DraftBody;
  readonly carries: Carries;
  readonly at: number;
}

/** The draft that stands, and what was written beside it. */
export interface StoredDrafts {
  readonly draft: Draft;
  readonly older: OlderWords | null;
}

/** The newer of the server's draft and the one kept in this browser; the other one is offered back. */
export function storedDrafts(view: RequestView, me: string): StoredDrafts {
  const here = keptDraft(view.id);
  const there = view.draft && {
    body: view.draft as DraftBody,
    carries: view.draft.carries,
    at: Date.parse(view.draft.savedAt),
  };
  const [newer, other] = here && (there === null || here.at > there.at) ? [here, there] : [there, here];
  if (newer === null) return { draft: emptyDraft, older: olderKept(view.id) };
  const lost = other !== null && !holdsWords(newer.body.text, other.body.text) ? other : null;
  return {
    draft: fromStored(view, newer, me),
    older: serversOlder(view) ?? lost ?? olderKept(view.id),
  };
}

/** What the server keeps beside its draft. */
export function serversOlder({ draft }: RequestView): OlderWords | null {
  if (draft?.older == null) return null;
  return { body: draft.older, carries: draft.carries, at: Date.parse(draft.older.savedAt) };
}

/** A stored draft as the composer holds it. */
export function fromStored(
  view: RequestView,
  { body, carries }: Pick<OlderWords, 'body' | 'carries'>,
  me: string,
): Draft {
  const questions = openQuestionsOf(view);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = readPromises(body.text, me, serverNow(), zone).first;
  const suggested = suggestedMarks(questions, { text: body.text, quote: body.quote === true });
  return draftFrom(body, { carries, questions, suggested, found });
}
