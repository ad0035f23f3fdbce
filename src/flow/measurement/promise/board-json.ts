import { targetInWords } from '../../../core/clock/target-words.ts';
import { headlineText } from '../../../core/promise/headline-text.ts';
import type { PromiseBoard, PublicChange } from '../../../core/promise/promise-board.ts';
import { promiseWordsIn } from '../../../core/promise/words/promise-words-in.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { dateOf, type LocalDay } from '../../../core/time/local-day.ts';

const iso = (at: Instant | null) => (at === null ? null : toIso(at));
const days = ({ from, until }: { readonly from: LocalDay; readonly until: LocalDay }) => ({
  from: dateOf(from),
  until: dateOf(until),
});

/**
 * The page as figures for other programs: shares from 0 to 1 with their 95 % interval, lengths in milliseconds, days on
 * the organisation's wall with `until` exclusive. Sentences are English. Unlike the page it holds every change and gap.
 */
export function boardJson(board: PromiseBoard): object {
  const { headline } = board;
  const en = promiseWordsIn('en');
  return {
    company: board.company,
    zone: board.zone,
    asOf: toIso(board.asOf),
    period: days(board.period),
    headline: headline && {
      ...headline,
      sentence: sentenceOf(headlineText(headline, en)),
      weeks: headline.weeks.map(({ from, until, ...week }) => ({ ...days({ from, until }), ...week })),
    },
    promises: board.promises.map(({ kind, segment, terms, since, result, changes }) => ({
      kind,
      name: en.kind(kind),
      segment,
      sentence: targetInWords(kind, terms),
      ...termsOf(terms),
      since: iso(since),
      result,
      changes: changes.map(changeJson),
    })),
    notPublished: board.notPublished.map(({ kind, since }) => ({
      kind,
      name: en.kind(kind),
      since: iso(since),
    })),
    gaps: board.gaps.map(({ from, until, ...gap }) => ({ ...gap, from: toIso(from), until: iso(until) })),
  };
}

const sentenceOf = ([elapsed, business, wait]: readonly [string, string, string]) =>
  `${elapsed}${business} ${wait}`.trim();

const termsOf = ({ runs, targetMs, goalMs }: PublicChange['after']) => ({ runs, targetMs, goalMs });

function changeJson({ at, before, after, change, reason }: PublicChange) {
  return { at: toIso(at), change, before: termsOf(before), after: termsOf(after), reason };
}
