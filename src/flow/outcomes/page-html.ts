import { escapeHtml as e } from '../../channels/webform/form-page.ts';
import { pageSpan, pageTime } from '../../core/outcome/page-times.ts';
import type { Said } from '../../core/outcome/words/page-words.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { BuyerPage, PageQuestion } from './load-buyer-page.ts';
import { formTo, moreForms, needForm, placeOf, type Sheet, verdictForm, waitForm } from './page-forms.ts';
import { pageFrame } from './page-frame.ts';
import { shortened } from './refused-form.ts';

/** The page is under 30 kB whatever they ask and type. */
const MOST_BYTES = 29_900;
const MOST_QUESTIONS = 12;
const LONGEST_QUESTION = 200;

/** The contact's page in full (UX "Buyer's pages"): no chrome, one column, works without script. */
export function pageHtml(page: BuyerPage, sheet: Sheet, said: Said | null): string {
  const whole = written(page, sheet, said);
  const over = Buffer.byteLength(whole) - MOST_BYTES;
  if (over <= 0 || sheet.refused === null) return whole;
  return written(page, { ...sheet, refused: shortened(sheet.refused, over) }, said);
}

function written(page: BuyerPage, sheet: Sheet, said: Said | null): string {
  const { words, language, address, refused } = sheet;
  const title = words.title(page.company);
  const other = language === 'en' ? 'de' : 'en';
  return pageFrame(
    language,
    title,
    [
      `<h1>${e(title)}</h1>`,
      said ? `<p class="said" role="status">${e(words.said[said])}</p>` : '',
      refused?.fault === 'form' ? `<p class="fault" role="alert">${e(words.faults.form)}</p>` : '',
      waitingPart(page, sheet),
      askedPart(page, sheet),
      page.isResponded ? verdictForm(page, sheet) : needForm(sheet),
      waitForm(sheet),
      moreForms(page, sheet),
      `<footer><p>${e(words.privacy)}</p><p><a href="${e(`${address}?lang=${other}`)}" lang="${other}" hreflang="${other}">${e(words.otherLanguage)}</a></p></footer>`,
    ].join('\n'),
  );
}

/** How long they wait comes first, then who has it and by when. */
function waitingPart(page: BuyerPage, { words, language }: Sheet): string {
  const when = (at: Instant) => pageTime(at, page.now, page.zone, language);
  const wait = page.isOpen
    ? words.waiting(pageSpan(page.waitedMs, words.units))
    : words.answeredWithin(pageSpan(page.waitedMs, words.spans));
  const lines = [
    page.isOpen || page.isResponded ? `<p class="big">${e(wait)}</p>` : '',
    `<p class="soft">${e(words.received(when(page.receivedAt)))}${page.isTheirZone ? '' : ` ${e(words.timesIn(placeOf(page.zone)))}`}</p>`,
  ];
  const closing = page.isOver ? words.over : words.nothingOpen;
  const rest = page.isOpen
    ? [whoLine(page, words, when), dueLine(page, words, when)]
    : [`<p>${e(closing)}</p>`];
  return `${lines.join('')}<section aria-labelledby="who"><h2 id="who">${e(words.who)}</h2>${rest.join('')}</section>`;
}

type When = (at: Instant) => string;

function whoLine({ owner, opensAt }: BuyerPage, words: Sheet['words'], when: When): string {
  if (owner !== null) return `<p>${e(words.owner(owner))}</p>`;
  return `<p>${e(opensAt === null ? words.nobodyYet : words.deskOpens(when(opensAt)))}</p>`;
}

function dueLine({ due, now }: BuyerPage, words: Sheet['words'], when: When): string {
  if (due === null) return '';
  const isLate = now > due.at;
  if (isLate)
    return `<p class="late">${e((due.promised ? words.promiseLate : words.dueLate)(when(due.at)))}</p>`;
  return `<p>${e((due.promised ? words.promised : words.due)(when(due.at)))}</p>`;
}

/** What they asked, in their words, each with where it stands. Our answers are in their mail and not repeated. */
function askedPart(page: BuyerPage, sheet: Sheet): string {
  if (page.questions.length === 0) return '';
  const shown = shownQuestions(page.questions);
  const items = shown.map((question) => questionItem(question, page, sheet));
  const left = page.questions.length - shown.length;
  const more = left === 0 ? '' : `<p class="soft">${e(sheet.words.andMore(left))}</p>`;
  return `<section aria-labelledby="asked"><h2 id="asked">${e(sheet.words.asked)}</h2><ol>${items.join('')}</ol>${more}</section>`;
}

/** The page stays small: the open ones first, of the others the newest; in their order. */
function shownQuestions(questions: readonly PageQuestion[]): readonly PageQuestion[] {
  const newest = questions.toReversed();
  const open = newest.filter(({ standing }) => standing !== 'answered');
  const rest = newest.filter(({ standing }) => standing === 'answered');
  const kept = new Set([...open, ...rest].slice(0, MOST_QUESTIONS));
  return questions.filter((question) => kept.has(question));
}

function cut(text: string): string {
  return text.length > LONGEST_QUESTION ? `${text.slice(0, LONGEST_QUESTION - 1).trimEnd()}…` : text;
}

function questionItem(
  { id, text, standing, answeredAt }: PageQuestion,
  page: BuyerPage,
  sheet: Sheet,
): string {
  const { words, language } = sheet;
  const asked =
    text ?? `${words.wholeRequest}${page.subject === '' ? '' : `: ${words.quoted(page.subject)}`}`;
  const at =
    answeredAt === null ? '' : ` (${words.answeredAt(pageTime(answeredAt, page.now, page.zone, language))})`;
  const again =
    standing === 'open'
      ? ''
      : formTo(
          sheet,
          'question',
          `<input type="hidden" name="question" value="${id}"><button class="quiet">${e(words.stillOpen)}</button>`,
        );
  return `<li><p>${e(cut(asked))}</p><p class="soft">${e(`${words.standing[standing]}${at}`)}</p>${again}</li>`;
}
