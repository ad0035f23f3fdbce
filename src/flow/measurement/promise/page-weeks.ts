import { escapeHtml as e } from '../../../channels/webform/form-page.ts';
import { shareText, withinText } from '../../../core/promise/headline-text.ts';
import type { Headline, WeekResult } from '../../../core/promise/promise-board.ts';
import { promiseDay } from '../../../core/promise/promise-date.ts';
import type { PublicShare, PublicWithin } from '../../../core/promise/public-share.ts';
import type { PromiseWords } from '../../../core/promise/words/promise-words.ts';
import { chartSvg } from './chart-svg.ts';
import type { PageSheet } from './page-html.ts';

/** The weeks as one sentence, a picture and a table, then the same by the way they asked. */
export function weeksPart(headline: Headline, sheet: PageSheet): string {
  const { words, language } = sheet;
  const shares = headline.weeks.flatMap(({ elapsed }) => (elapsed.shown === 'share' ? [elapsed.share] : []));
  const meaning =
    shares.length === 0
      ? words.weeksNone
      : words.weeksMeaning(
          words.percent(Math.max(...shares)),
          words.percent(Math.min(...shares)),
          shares.length,
        );
  const chart =
    shares.length === 0
      ? ''
      : `${chartSvg(headline.weeks, words.chart, language)}<p class="soft"><small>${e(words.legend)}</small></p>`;
  // The newest on top: that is what one looks for.
  const rows = headline.weeks.toReversed().map((week) => weekRow(week, sheet));
  const heads = [words.week, words.targetColumn, words.ownTime, words.ourTime];
  return [
    `<section aria-labelledby="weeks"><h2 id="weeks">${e(words.weeks)}</h2><p>${e(meaning)}</p>${chart}`,
    `<table><thead><tr>${heads.map((head) => `<th scope="col">${e(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`,
    channelsPart(headline, words),
  ].join('');
}

function weekRow({ from, targetMs, elapsed, business }: WeekResult, { words, language }: PageSheet): string {
  return [
    `<tr><th scope="row">${e(promiseDay(from, language))}</th>`,
    `<td>${e(targetMs === null ? '–' : words.length(targetMs))}</td>`,
    `<td>${e(withinText(elapsed, words))}${intervalOf(elapsed, words)}</td>`,
    `<td>${e(shareText(business, words))}${intervalOf(business, words)}</td></tr>`,
  ].join('');
}

function intervalOf(shown: PublicShare | PublicWithin, words: PromiseWords): string {
  if (shown.shown !== 'share') return '';
  const { low, high } =
    typeof shown.share === 'number' ? (shown as { low: number; high: number }) : shown.share;
  return `<small>${e(words.interval(words.percent(low), words.percent(high)))}</small>`;
}

function channelsPart({ channels }: Headline, words: PromiseWords): string {
  if (channels.length === 0) return '';
  const rows = channels.map(
    ({ channel, business }) =>
      `<tr><th scope="row">${e(words.channel(channel))}</th><td>${e(shareText(business, words))}</td></tr>`,
  );
  return `<section aria-labelledby="ways"><h2 id="ways">${e(words.channels)}</h2><table><tbody>${rows.join('')}</tbody></table></section>`;
}
