import { escapeHtml } from '../../channels/webform/form-page.ts';
import type { PressFault } from '../../core/outcome/press.ts';
import { LONGEST_LINE } from '../../core/outcome/read-press.ts';
import type { PageWords } from '../../core/outcome/words/page-words.ts';
import { keepableText } from '../../platform/keepable-text.ts';

/** A form of the page that did not count: what was typed into it stays, and the page says why. */
export interface Refused {
  /** The last part of its address. */
  readonly act: string;
  readonly fault: PressFault;
  /** By the name of the field. */
  readonly typed: Readonly<Record<string, string>>;
}

const KEPT_LINES = ['when', 'minutes', 'phone', 'name', 'email'];

/** A refused form with what was typed. */
export function refusedForm(
  act: string,
  fault: PressFault,
  fields: Readonly<Record<string, unknown>>,
): Refused {
  const typed = ['words', ...KEPT_LINES].map((name) => {
    const text = typeof fields[name] === 'string' ? keepableText(fields[name]) : '';
    return [name, name === 'words' ? text.replaceAll('\r\n', '\n') : text.slice(0, LONGEST_LINE)];
  });
  return { act, fault, typed: Object.fromEntries(typed) };
}

interface Typed {
  /** HTML that says what is wrong with the field; empty where nothing is. */
  readonly fault: string;
  /** Of the field: it is at fault, and the reader is taken to it. */
  readonly attributes: string;
  readonly value: string;
}

/** What was typed into a field when its form, one of `acts`, was refused. */
export function typedInto(
  { refused, words }: { readonly refused: Refused | null; readonly words: PageWords },
  acts: readonly string[],
  name: string,
): Typed {
  if (refused === null || !acts.includes(refused.act)) return { fault: '', attributes: '', value: '' };
  const value = refused.typed[name] ?? '';
  if (fieldAtFault(refused) !== name) return { fault: '', attributes: '', value };
  const fault = `<p class="fault" id="fault">${escapeHtml(words.faults[refused.fault])}</p>`;
  return { fault, attributes: ' aria-invalid="true" aria-describedby="fault" autofocus', value };
}

/** Null: the form as a whole. */
function fieldAtFault({ fault, typed }: Refused): string | null {
  switch (fault) {
    case 'words':
    case 'long':
    case 'unanswered':
      return 'words';
    case 'phone':
      return 'phone';
    case 'time':
      return 'when';
    case 'referral':
      return typed.name === '' ? 'name' : 'email';
    case 'form':
      return null;
  }
}

/** The same with its longest text shorter by so many bytes of HTML: the page stays small whatever is sent to it. */
export function shortened(refused: Refused, bytes: number): Refused {
  const words = refused.typed.words ?? '';
  let left = Buffer.byteLength(escapeText(words)) - bytes;
  let end = 0;
  for (const char of words) {
    left -= Buffer.byteLength(escapeText(char));
    if (left < 0) break;
    end += char.length;
  }
  return { ...refused, typed: { ...refused.typed, words: words.slice(0, end) } };
}

/** Text inside a textarea, where only these two mean anything (HTML section 13.1.2.6). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
