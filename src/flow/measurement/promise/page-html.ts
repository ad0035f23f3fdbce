import { escapeHtml as e } from '../../../channels/webform/form-page.ts';
import type { PageLanguage } from '../../../core/outcome/page-language.ts';
import { headlineText } from '../../../core/promise/headline-text.ts';
import type { PromiseBoard } from '../../../core/promise/promise-board.ts';
import { promiseDate, promiseDay, promiseTime } from '../../../core/promise/promise-date.ts';
import type { PromiseWords } from '../../../core/promise/words/promise-words.ts';
import { promiseWordsIn } from '../../../core/promise/words/promise-words-in.ts';
import { pageFrame, refusedPage } from '../../outcomes/page-frame.ts';
import { changesOf, gapsPart, notPublishedPart, promisesPart } from './page-parts.ts';
import { promiseStyle } from './page-style.ts';
import { weeksPart } from './page-weeks.ts';

/** How one page is to be written. */
export interface PageSheet {
  readonly words: PromiseWords;
  readonly language: PageLanguage;
  readonly zone: string;
}

/** Where the page leads: to itself in the other language, and to its figures where it has an address for them. */
export interface PageLinks {
  readonly other: string;
  readonly json: string | null;
}

/** The promise page in full: one column, no script, under 30 kB (UX "Buyer's pages", E9). */
export function promiseHtml(board: PromiseBoard, language: PageLanguage, links: PageLinks): string {
  const words = promiseWordsIn(language);
  const sheet: PageSheet = { words, language, zone: board.zone };
  const title = words.title(board.company);
  const changes = changesOf(board);
  return pageFrame(
    language,
    title,
    [
      `<h1>${e(title)}</h1>`,
      headlinePart(board, sheet),
      promisesPart(board, changes, sheet),
      board.headline === null ? '' : weeksPart(board.headline, sheet),
      notPublishedPart(board, sheet),
      gapsPart(board, sheet),
      `<section aria-labelledby="rules"><h2 id="rules">${e(words.rulesTitle)}</h2><ul>${words.rules.map((rule) => `<li>${e(rule)}</li>`).join('')}</ul></section>`,
      footer(sheet, links),
    ].join('\n'),
    { style: promiseStyle, isFound: true },
  );
}

/** A small page to stand in a frame on another site: the headline, and the way to the whole at `address`. */
export function embedHtml(board: PromiseBoard, language: PageLanguage, address: string): string {
  const words = promiseWordsIn(language);
  const sheet: PageSheet = { words, language, zone: board.zone };
  const title = words.title(board.company);
  return pageFrame(
    language,
    title,
    [
      `<h1>${e(title)}</h1>`,
      headlinePart(board, sheet),
      `<p><a href="${e(address)}" target="_top">${e(words.whole)}</a></p>`,
    ].join('\n'),
    { style: promiseStyle },
  );
}

/** What whoever comes finds where nothing is published, or nothing any more. */
export function absentHtml(language: PageLanguage, hidden: { since: string; reason: string } | null): string {
  const words = promiseWordsIn(language);
  if (hidden === null) return refusedPage(language, words.absent.title, words.absent.text);
  return refusedPage(language, words.hiddenNow(hidden.since), hidden.reason);
}

function headlinePart(board: PromiseBoard, { words, language, zone }: PageSheet): string {
  const { from, until } = board.period;
  const period = words.period(promiseDay(from, language), promiseDay(until - 1, language));
  const when = `${promiseDate(board.asOf, zone, language)}, ${promiseTime(board.asOf, zone, language)}`;
  const asOf = `<p class="soft">${e(words.asOf(when, placeOf(zone)))}</p>`;
  if (board.headline === null) return `<p>${e(period)}</p>${asOf}`;
  const [elapsed, business, wait] = headlineText(board.headline, words);
  const { pending } = board.headline;
  const open = pending === 0 ? '' : `<p class="soft">${e(words.pending(pending))}</p>`;
  return `<p class="soft">${e(period)}</p><p class="big">${e(elapsed)}<span>${e(business)}</span></p>${wait === '' ? '' : ` <p>${e(wait)}</p>`}${open}${asOf}`;
}

/** `America/Chicago` is Chicago to whoever reads it. */
const placeOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

function footer({ words, language }: PageSheet, { other, json }: PageLinks): string {
  const next = language === 'en' ? 'de' : 'en';
  const figures = json === null ? '' : ` · <a href="${e(json)}">JSON</a>`;
  return `<footer><p><a href="${e(other)}" lang="${next}" hreflang="${next}">${e(words.otherLanguage)}</a>${figures}</p></footer>`;
}
