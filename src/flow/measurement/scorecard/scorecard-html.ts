import { escapeHtml as e } from '../../../channels/webform/form-page.ts';
import type { Share } from '../../../core/measure/wilson.ts';
import type { PageLanguage } from '../../../core/outcome/page-language.ts';
import { wholeMinutes } from '../../../core/promise/headline-text.ts';
import { promiseDate, promiseTime } from '../../../core/promise/promise-date.ts';
import { FEWEST, ownWithin } from '../../../core/promise/public-share.ts';
import type { PromiseWords } from '../../../core/promise/words/promise-words.ts';
import { promiseWordsIn } from '../../../core/promise/words/promise-words-in.ts';
import { pageFrame } from '../../outcomes/page-frame.ts';
import { promiseStyle } from '../promise/page-style.ts';
import type { Scorecard } from './load-scorecard.ts';

/** A customer's own figures: their time first, ours second, what was promised, and what they said. */
export function scorecardHtml(card: Scorecard, language: PageLanguage, address: string): string {
  const words = promiseWordsIn(language);
  const title = words.scorecard.title(card.company, card.customer);
  const next = language === 'en' ? 'de' : 'en';
  const ends = promiseDate(card.endsAt, card.zone, language);
  const when = `${promiseDate(card.now, card.zone, language)}, ${promiseTime(card.now, card.zone, language)}`;
  return pageFrame(
    language,
    title,
    [
      `<h1>${e(title)}</h1><p class="soft">${e(words.scorecard.lead)} ${e(when)}.</p>`,
      answersPart(card, words),
      part('kept', words.scorecard.kept, keptText(card, words)),
      part('said', words.scorecard.verdicts, verdictText(card, words)),
      `<footer><p>${e(words.scorecard.ends(ends))}</p><p><a href="${e(`${address}?lang=${next}`)}" lang="${next}" hreflang="${next}">${e(words.otherLanguage)}</a></p></footer>`,
    ].join('\n'),
    { style: promiseStyle },
  );
}

function answersPart(card: Scorecard, words: PromiseWords): string {
  const { figures } = card;
  const { counted, pending } = figures.population;
  if (counted === 0) return `<p>${e(words.scorecard.nothing)}</p>`;
  const few = counted < FEWEST ? ` ${words.scorecard.smallOwn}` : '';
  const open = pending === 0 ? '' : `<p class="soft">${e(words.pending(pending))}</p>`;
  return [
    withinLine(card, words),
    `<p>${e(waitText(card, words))}</p>${open}`,
    `<p class="soft">${e(`${words.scorecard.own(counted)}${few}`)}</p>`,
  ].join('');
}

function withinLine({ figures, targetMs }: Scorecard, words: PromiseWords): string {
  if (targetMs === null) return '';
  const own = ownWithin(figures.response.elapsed, targetMs);
  const counted = own.met === null ? null : words.counted(words.count(own.met), words.count(own.of));
  const elapsed = words.elapsed(words.percent(own.share), words.length(targetMs), counted);
  const { withinTarget } = figures;
  const business =
    withinTarget === null ? '.' : words.business(words.percent(withinTarget.share), of(withinTarget, words));
  return `<p class="big">${e(elapsed)}<span>${e(business)}</span></p>`;
}

function waitText({ figures }: Scorecard, words: PromiseWords): string {
  const { at } = figures.response.elapsed.median;
  const left = words.scorecard.unanswered(figures.unansweredNow?.met ?? 0);
  return at === null
    ? `${words.scorecard.typicalUnreached}${left}`
    : `${words.scorecard.typical(wholeMinutes(at, words.spans))}${left}`;
}

function keptText({ figures }: Scorecard, words: PromiseWords): string {
  const { kept } = figures.promises;
  return kept === null
    ? words.scorecard.noPromises
    : words.scorecard.promised(words.count(kept.met), words.count(kept.of));
}

function verdictText({ verdicts }: Scorecard, words: PromiseWords): string {
  const { yes, partly, no } = verdicts;
  return yes + partly + no === 0 ? words.scorecard.noVerdicts : words.scorecard.verdict(yes, partly, no);
}

function part(id: string, title: string, text: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${e(title)}</h2><p>${e(text)}</p></section>`;
}

const of = ({ met, of: all }: Share, words: PromiseWords) =>
  words.counted(words.count(met), words.count(all));
