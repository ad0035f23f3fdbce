/** Whose names a conversation may hold. Full names and companies as they are written. */
export interface Parties {
  readonly buyers: readonly string[];
  readonly companies: readonly string[];
  /** Who answered for us. */
  readonly sellers: readonly string[];
  readonly colleagues: readonly string[];
  readonly ourCompanies: readonly string[];
}

/** Given and family names that are words as well: masked only where they stand as a name, with a capital. */
const ALSO_WORDS = new Set(
  'will may mark grant rose art bill jack frank pat sue hope grace joy dawn young long short park fox hale wolf ray dean guy rich hunter miller baker cook king bush wood woods stone field fields brook lake hill bell day ford price power little small big best west north east south summer winter april june august major page read'.split(
    ' ',
  ),
);

const LEGAL_FORM =
  /[\s,]+(?:inc|llc|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|bv|nv|sa|sas|srl|plc)\.?$/i;

/** What is no name and gives people away as well; in this order. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?:\/\/[^\s<>"]+/gi, 'a link'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, 'a mail address'],
  [/\b(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|example|test|de|fr|es|nl|uk|eu|io|us)\b/giu, 'a web address'],
  // A run of digits with the signs of a telephone number; a plain figure such as 40,000 is none.
  [
    /(?<![\p{L}\p{N}.,])(?:\+\d[\d\s()./-]{6,}\d|\(?\d{3}\)?[\s./-]\d{3}[\s./-]\d{4})(?![\p{L}\p{N}])/gu,
    'a phone number',
  ],
];

/** LC-200, Q-0103, A4V 250, 4711-B: capitals with figures, or figures with capitals. */
const PRODUCT =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{Lu}\d]{0,5}[-–./]?\d[\p{Lu}\d]*(?:[-–./][\p{Lu}\d]+)*|\d+[-–]\p{Lu}[\p{Lu}\d]*)(?![\p{L}\p{N}])/gu;
/** Order and customer numbers: five figures and more that are no amount. */
const LONG_NUMBER = /(?<![\p{L}\p{N}.,])#?\d{5,}(?![\p{L}\p{N}]|[.,]\d)/gu;

/**
 * Replaces names, companies, product numbers, mail addresses and phone numbers by plain words. One masker serves a whole
 * conversation, so that `product A` is the same product throughout. It finds what it knows and what has a form; a person
 * reads the result before it is kept.
 */
export class Masker {
  readonly #names: readonly (readonly [RegExp, string])[];
  readonly #products = new Map<string, string>();

  constructor(parties: Parties) {
    this.#names = [
      ...parties.ourCompanies.flatMap((name) => companyForms(name, 'our company')),
      ...parties.companies.flatMap((name) => companyForms(name, 'the company')),
      ...parties.buyers.flatMap((name) => nameForms(name, 'the buyer')),
      ...parties.sellers.flatMap((name) => nameForms(name, 'the seller')),
      ...parties.colleagues.flatMap((name) => nameForms(name, 'a colleague')),
    ].toSorted(([a], [b]) => b.source.length - a.source.length);
  }

  mask(text: string): string {
    const formed = PATTERNS.reduce((masked, [pattern, word]) => masked.replace(pattern, word), text);
    const named = this.#names.reduce(
      (masked, [pattern, word]) =>
        masked.replace(pattern, (...found) => atStart(String(found.at(-1)), Number(found.at(-2)), word)),
      formed,
    );
    return named
      .replace(PRODUCT, (number) => this.#product(number))
      .replace(LONG_NUMBER, 'a number')
      .replace(/\b(the|a|our) (buyer|seller|colleague|company)(?: \1 \2)+\b/gi, '$1 $2');
  }

  #product(number: string): string {
    const key = number.replace(/[-–./]/g, '').toUpperCase();
    const known = this.#products.get(key);
    if (known !== undefined) return known;
    const word = `product ${letterOf(this.#products.size)}`;
    this.#products.set(key, word);
    return word;
  }
}

/** A, B, … Z, A2, B2, … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

/** The whole name in any writing, then each of its parts. */
function nameForms(name: string, word: string): (readonly [RegExp, string])[] {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter((part) => /\p{L}{2,}/u.test(part));
  if (parts.length === 0) return [];
  const whole =
    parts.length > 1 ? [[bounded(parts.map(escaped).join('[\\s.,-]+'), 'giu'), word] as const] : [];
  const each = parts.map((part) => {
    const isWord = ALSO_WORDS.has(part.toLowerCase());
    const capital = `(?:${escaped(capitalised(part))}|${escaped(part.toUpperCase())})`;
    return [isWord ? bounded(capital, 'gu') : bounded(escaped(part), 'giu'), word] as const;
  });
  return [...whole, ...each];
}

/** The company with its legal form, without it, and by its first words; joined or apart. */
function companyForms(name: string, word: string): (readonly [RegExp, string])[] {
  const bare = name.trim().replace(LEGAL_FORM, '');
  const words = bare.split(/[\s-]+/).filter(Boolean);
  const shorter = words.length > 2 ? [words.slice(0, -1)] : [];
  const forms = [name.trim().split(/[\s-]+/), words, ...shorter].filter((form) => form.join('').length > 2);
  return forms.map((form) => [bounded(form.map(escaped).join('[\\s-]*'), 'giu'), word] as const);
}

/** Not inside a longer word; a possessive `’s` stays behind it. */
function bounded(pattern: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, flags);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** With a capital where a sentence begins. */
function atStart(text: string, at: number, word: string): string {
  const begins = /(?:^|[.!?:]\s+|\n\s*)$/.test(text.slice(0, at));
  return begins ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
