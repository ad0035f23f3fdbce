import { escapeHtml as e } from '../../../channels/webform/form-page.ts';
import { changeText } from '../../../core/promise/change-text.ts';
import { shareText } from '../../../core/promise/headline-text.ts';
import type { Gap, PromiseBoard, PublicChange, PublicPromise } from '../../../core/promise/promise-board.ts';
import { promiseDate } from '../../../core/promise/promise-date.ts';
import type { PageSheet } from './page-html.ts';

/** The page stays under 30 kB: so many changes and gaps, with so much of each reason. All of them are in the JSON. */
const MOST_CHANGES = 14;
const MOST_GAPS = 12;
const LONGEST_REASON = 240;

/** The changes the page has room for: what was loosened before what was tightened, the newest before the older. */
export function changesOf(board: PromiseBoard): ReadonlySet<PublicChange> {
  const all = board.promises.flatMap(({ changes }) => changes).toSorted((a, b) => b.at - a.at);
  const isLooser = ({ change }: PublicChange) => change === 'loosening';
  return new Set([...all.filter(isLooser), ...all.filter((one) => !isLooser(one))].slice(0, MOST_CHANGES));
}

/** Each target in plain words, since when it holds, what came of it, and how it changed. */
export function promisesPart(
  board: PromiseBoard,
  shown: ReadonlySet<PublicChange>,
  sheet: PageSheet,
): string {
  const items = board.promises.map((promise) => promiseItem(promise, shown, sheet));
  return `<section aria-labelledby="promises"><h2 id="promises">${e(sheet.words.promises)}</h2><ul class="plain">${items.join('')}</ul></section>`;
}

function promiseItem(promise: PublicPromise, shown: ReadonlySet<PublicChange>, sheet: PageSheet): string {
  const { words } = sheet;
  const { kind, segment, terms, since, result, changes } = promise;
  const whom = segment === null ? '' : `: ${words.forSegment(segment)}`;
  const force =
    since === null ? words.sinceEver : words.since(promiseDate(since, sheet.zone, sheet.language));
  const missed = result?.shown === 'share' ? ` ${words.missed(result.share.of - result.share.met)}` : '';
  const listed = changes.filter((change) => shown.has(change)).map((change) => changeItem(change, sheet));
  return [
    `<li><h3>${e(`${words.kind(kind)}${whom}`)}</h3>`,
    `<p>${e(words.target(kind, terms))} <small>${e(`(${force})`)}</small></p>`,
    terms.runs ? `<p>${resultHtml(result, words)}${e(missed)}</p>` : '',
    listed.length === 0 ? '' : `<p class="soft">${e(words.changes)}</p><ul>${listed.join('')}</ul>`,
    '</li>',
  ].join('');
}

function resultHtml(result: PublicPromise['result'], words: PageSheet['words']): string {
  const text = e(shareText(result, words));
  return result?.shown === 'share' ? `<b>${text}</b>` : `<span class="soft">${text}</span>`;
}

function changeItem(change: PublicChange, { words, language, zone }: PageSheet): string {
  const reason = change.reason === null ? null : cut(change.reason);
  return `<li>${e(changeText({ ...change, reason }, promiseDate(change.at, zone, language), words))}</li>`;
}

/** Targets that hold and do not stand here: nothing is left out in silence. */
export function notPublishedPart(
  { notPublished }: PromiseBoard,
  { words, language, zone }: PageSheet,
): string {
  if (notPublished.length === 0) return '';
  const items = notPublished.map(({ kind, since }) => {
    const name = words.kind(kind);
    return since === null ? name : words.notPublishedSince(name, promiseDate(since, zone, language));
  });
  return `<section aria-labelledby="left"><h2 id="left">${e(words.notPublished)}</h2><p>${e(words.notPublishedText)}</p><ul>${items.map((item) => `<li>${e(item)}</li>`).join('')}</ul></section>`;
}

/** When the page, or a target of it, was not to be seen (E9.d). */
export function gapsPart({ gaps }: PromiseBoard, sheet: PageSheet): string {
  const { words } = sheet;
  // Times in which the whole page was away come first where there is no room for all.
  const ranked = [...gaps.filter(({ kind }) => kind === null), ...gaps.filter(({ kind }) => kind !== null)];
  const items = ranked.slice(0, MOST_GAPS).map((gap) => `<li>${e(gapText(gap, sheet))}</li>`);
  const body = items.length === 0 ? `<p>${e(words.noGaps)}</p>` : `<ul>${items.join('')}</ul>`;
  return `<section aria-labelledby="gaps"><h2 id="gaps">${e(words.gaps)}</h2>${body}</section>`;
}

function gapText({ kind, from, until, reason }: Gap, { words, language, zone }: PageSheet): string {
  const date = (at: number) => promiseDate(at, zone, language);
  const end = until === null ? null : date(until);
  const what =
    kind === null ? words.hidden(date(from), end) : words.leftOut(words.kind(kind), date(from), end);
  return `${what}${reason === '' ? '' : words.reason(cut(reason))}`;
}

function cut(text: string): string {
  return text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON - 1).trimEnd()}…` : text;
}
