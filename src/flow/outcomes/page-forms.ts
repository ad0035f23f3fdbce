import { escapeHtml as e } from '../../channels/webform/form-page.ts';
import type { PageLanguage } from '../../core/outcome/page-language.ts';
import { pageDay, pageSpan, pageTime } from '../../core/outcome/page-times.ts';
import { acceptableWaits, paces, verdicts } from '../../core/outcome/press.ts';
import { LONGEST_LINE, LONGEST_WORDS } from '../../core/outcome/read-press.ts';
import type { PageWords } from '../../core/outcome/words/page-words.ts';
import { type Instant, MINUTE, toIso } from '../../core/time/instant.ts';
import type { BuyerPage } from './load-buyer-page.ts';
import { escapeText, type Refused, typedInto } from './refused-form.ts';

/** How a page is written out. */
export interface Sheet {
  readonly words: PageWords;
  readonly language: PageLanguage;
  /** `/c/<token>` without anything behind it. */
  readonly address: string;
  /** Stands in every form, so that the same press twice counts once. */
  readonly nonce: string;
  /** The form that was just refused; null on a page that is only looked at. */
  readonly refused: Refused | null;
}

/** A form of the page; `inside` is HTML. */
export function formTo(sheet: Sheet, act: string, inside: string): string {
  const { address, language, nonce } = sheet;
  return `<form method="post" action="${e(`${address}/${act}`)}" accept-charset="utf-8"><input type="hidden" name="n" value="${e(nonce)}"><input type="hidden" name="lang" value="${language}">${inside}</form>`;
}

/** "Are we helping you or not?", with whatever they still need (S0-01, DOMAIN 5.10). */
export function verdictForm(page: BuyerPage, sheet: Sheet): string {
  const { words, language, address } = sheet;
  const { verdict } = page;
  const said = verdict
    ? `<p class="soft">${e(words.youSaid(words.verdict[verdict.verdict], pageTime(verdict.at, page.now, page.zone, language)))}</p>`
    : '';
  const buttons = verdicts.map(
    (one) =>
      `<button name="verdict" value="${one}"${verdict?.verdict === one ? ' aria-pressed="true"' : ''}>${e(words.verdict[one])}</button>`,
  );
  const rest = `<button formaction="${e(`${address}/need`)}">${e(words.needOnly)}</button>`;
  const inside = `<p>${e(words.moved)}</p>${said}<div class="row">${buttons.join('')}</div>${needField(sheet, words.needToo)}${rest}`;
  return `<section aria-labelledby="helping"><h2 id="helping">${e(words.helping)}</h2>${formTo(sheet, 'verdict', inside)}${paceForm(sheet)}</section>`;
}

/** What they still need, where there is nothing to judge yet. */
export function needForm(sheet: Sheet): string {
  const { words } = sheet;
  return `<section>${formTo(sheet, 'need', `${needField(sheet, words.need)}<button>${e(words.sendNeed)}</button>`)}</section>`;
}

function needField(sheet: Sheet, label: string): string {
  const { fault, attributes, value } = typedInto(sheet, ['verdict', 'need'], 'words');
  return `${fault}<label>${e(label)}<textarea name="words" rows="3" maxlength="${LONGEST_WORDS}"${attributes}>\n${escapeText(value)}</textarea></label>`;
}

function paceForm(sheet: Sheet): string {
  const { words } = sheet;
  const buttons = paces.map((one) => `<button name="pace" value="${one}">${e(words.pace[one])}</button>`);
  const inside = `<fieldset><legend>${e(words.paceAsked)}</legend><div class="row">${buttons.join('')}</div></fieldset>`;
  return formTo(sheet, 'pace', inside);
}

/** How long they would wait for an answer to this. */
export function waitForm(sheet: Sheet): string {
  const { words } = sheet;
  const { value } = typedInto(sheet, ['wait'], 'minutes');
  const options = acceptableWaits.map(
    (minutes) =>
      `<option value="${minutes}"${value === String(minutes) ? ' selected' : ''}>${e(pageSpan(minutes * MINUTE, words.spans))}</option>`,
  );
  const select = `<select name="minutes" required><option value="">${e(words.choose)}</option>${options.join('')}</select>`;
  return `<section>${formTo(sheet, 'wait', `<label>${e(words.waitAsked)}${select}</label><button>${e(words.save)}</button>`)}</section>`;
}

/** A call, another person, somebody else to talk to, and hearing less from us. */
export function moreForms(page: BuyerPage, sheet: Sheet): string {
  const { words } = sheet;
  const parts = [
    fold(words.call, callForm(page, sheet), sheet.refused?.act === 'call'),
    fold(
      words.person,
      formTo(sheet, 'person', `<p>${e(words.personText)}</p><button>${e(words.personPress)}</button>`),
      false,
    ),
    fold(words.referral, referralForm(sheet), sheet.refused?.act === 'referral'),
    fold(words.stop, stopForms(page, sheet), page.noQuestions || page.noContact),
  ];
  return `<section aria-labelledby="more"><h2 id="more">${e(words.more)}</h2>${parts.join('')}</section>`;
}

function fold(title: string, inside: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}><summary>${e(title)}</summary>${inside}</details>`;
}

function callForm(page: BuyerPage, sheet: Sheet): string {
  const { words, language } = sheet;
  const { known, now, times } = page.call;
  if (!now && times.length === 0) return `<p>${e(words.noTimes)}</p>`;
  const when = typedInto(sheet, ['call'], 'when');
  const phone = typedInto(sheet, ['call'], 'phone');
  const days = Map.groupBy(times, (at) => pageDay(at, page.zone, language));
  const groups = Array.from(
    days,
    ([day, ats]) =>
      `<optgroup label="${e(day)}">${ats.map((at) => timeOption(at, page, language, when.value)).join('')}</optgroup>`,
  );
  const nowOption = now ? `<option value="now">${e(words.callNow)}</option>` : '';
  const place = page.isTheirZone ? '' : `<small>${e(words.timesIn(placeOf(page.zone)))}</small>`;
  const ending = known === null ? null : `…${known.number.slice(-2)}`;
  const inside = `${when.fault}<label>${e(words.callWhen)} ${place}<select name="when" required${when.attributes}>${nowOption}${groups.join('')}</select></label>
${phone.fault}<label>${e(words.callNumber(ending))}<input name="phone" type="tel" autocomplete="tel" maxlength="${LONGEST_LINE}" value="${e(phone.value)}"${known === null ? ' required' : ''}${phone.attributes}></label><button>${e(words.callPress)}</button>`;
  return formTo(sheet, 'call', inside);
}

function timeOption(at: Instant, page: BuyerPage, language: PageLanguage, chosen: string): string {
  const iso = toIso(at);
  return `<option value="${iso}"${iso === chosen ? ' selected' : ''}>${e(pageTime(at, page.now, page.zone, language))}</option>`;
}

/** The place a zone is named after. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function referralForm(sheet: Sheet): string {
  const { words } = sheet;
  const field = (name: string, label: string, type: string) => {
    const { fault, attributes, value } = typedInto(sheet, ['referral'], name);
    return `${fault}<label>${e(label)}<input name="${name}" type="${type}" maxlength="${LONGEST_LINE}" autocomplete="off" value="${e(value)}"${name === 'name' ? ' required' : ''}${attributes}></label>`;
  };
  const fields = `${field('name', words.name, 'text')}${field('email', words.email, 'email')}${field('phone', words.phone, 'tel')}`;
  return formTo(
    sheet,
    'referral',
    `<p>${e(words.referralText)}</p>${fields}<button>${e(words.referralPress)}</button>`,
  );
}

function stopForms(page: BuyerPage, sheet: Sheet): string {
  const { words } = sheet;
  const button = (choice: string, label: string) =>
    formTo(sheet, 'choice', `<button name="choice" value="${choice}">${e(label)}</button>`);
  const state = [
    page.noQuestions ? `<p>${e(words.stopped.no_questions)}</p>` : '',
    page.noContact ? `<p>${e(words.stopped.no_contact)}</p>` : '',
  ];
  const offers = [
    page.noQuestions ? '' : button('no_questions', words.stopQuestions),
    page.noContact ? '' : button('no_contact', words.stopContact),
    page.noQuestions || page.noContact ? button('all', words.again) : '',
  ];
  return [...state, ...offers].join('');
}
