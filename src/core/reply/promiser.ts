import { foldText } from './fold-text.ts';
import {
  BARE_PRESENTS,
  PRESENT_RECEIPTS,
  PROMISE_ACTS,
  PROMISE_AUXILIARIES,
  PROMISE_FUTURES,
  PROMISE_PRESENTS,
  PROMISE_RECEIPTS,
} from './promise-verbs.ts';

/** Who promises an act. */
export interface Promiser {
  /** Null when nobody is named. */
  readonly who: string | null;
  /** `present`: "Ann calls you", which promises only with a time; `progress`: "I am checking". */
  readonly tense: 'future' | 'progress' | 'present';
}

const WRITER = new Set(['i', 'ich', 'je', "j'", 'yo', 'ik']);
const INVERTED = new Set(['ich', 'ik']);
const OTHERS = new Set('we wir nous nosotros wij they he she er elle ils zij'.split(' '));
const BUYER = new Set('you sie du vous u jullie usted ustedes'.split(' '));
/** Words that stand between the doer and the verb: "je vous rappelle", "I can then call". */
const BETWEEN = new Set(
  "vous te t' le la les lui leur os os u jullie ihnen dir euch me se also then just".split(' '),
);
const ARTICLES = new Set(
  'the a an this that our your my unser unsere mein meine notre mon ma nuestro nuestra mi onze der die das ein eine le la les un une el los las de het een'.split(
    ' ',
  ),
);
const NEGATIONS = new Set('not nicht never kein keine pas niet no nunca'.split(' '));
/** Capitalised at the start of a sentence, and no names. */
const NO_NAMES = new Set(
  (
    'the a an this that these those there our your my his her their if when then and but so please thanks thank once ' +
    'after before until also tomorrow today tonight yes no ok okay hi hello dear sure as who which what here it i ' +
    'monday tuesday wednesday thursday friday saturday sunday can could would der die das bitte morgen heute nous vous ' +
    'wir ich je ik wij le les el manana demain hoy vandaag gerne gern si oui ja nein nee'
  ).split(' '),
);

/** Who promises an act to the buyer in a sentence ("Priya will call you"); null when nobody does. */
export function promiserIn(sentence: string): Promiser | null {
  const words = wordsOf(sentence);
  const folded = words.map(foldText);
  for (const [at, word] of folded.entries()) {
    const next = folded.slice(at + 1, at + 6);
    if (word === 'let' && next[0] === 'me' && next.some((each) => PROMISE_ACTS.has(each)))
      return { who: 'I', tense: 'future' };
    if (next.slice(0, 2).some((each) => NEGATIONS.has(each)) || NEGATIONS.has(folded[at - 1] ?? '')) continue;
    const announced = announces(folded, at, next);
    const promiser = promiserBefore(words, folded, at, announced, next);
    if (promiser !== null) return { ...promiser, tense: tenseOf(folded, at, announced, next) };
  }
  return null;
}

function tenseOf(
  folded: readonly string[],
  at: number,
  announced: boolean,
  next: readonly string[],
): Promiser['tense'] {
  const word = folded[at] ?? '';
  if (
    PROMISE_FUTURES.has(word) ||
    PRESENT_RECEIPTS.has(word) ||
    /r(?:ai|a|ons)$/.test(word) ||
    word === 'expect' ||
    word === 'will'
  )
    return 'future';
  if (!announced) return 'present';
  return /^(?:is|am|are)$/.test(word) && next[0] !== 'going' ? 'progress' : 'future';
}

/** "will call", "is calling", "am going to call", German and Dutch with the verb at the end; "is" alone announces nothing. */
function announces(folded: readonly string[], at: number, next: readonly string[]): boolean {
  const word = folded[at] ?? '';
  if (!PROMISE_AUXILIARIES.has(word)) return false;
  const [first = ''] = next;
  if (/^(?:werde|wird|werden|zal|zullen|ga|gaat)$/.test(word))
    return folded.slice(at + 1).some((each) => PROMISE_ACTS.has(each) || PROMISE_RECEIPTS.has(each));
  if (!/^(?:is|am|are)$/.test(word))
    return next.some((each) => PROMISE_ACTS.has(bareVerb(each)) || PROMISE_RECEIPTS.has(bareVerb(each)));
  return first === 'going'
    ? next.some((each) => PROMISE_ACTS.has(each))
    : first.endsWith('ing') && PROMISE_ACTS.has(first);
}

function promiserBefore(
  words: readonly string[],
  folded: readonly string[],
  at: number,
  announced: boolean,
  next: readonly string[],
): Pick<Promiser, 'who'> | null {
  const word = folded[at] ?? '';
  if (PROMISE_FUTURES.has(word)) return { who: 'I' };
  const before = subjectWord(folded, at);
  const direct = folded[at - 1] ?? '';
  if (PRESENT_RECEIPTS.has(word) && (direct === '' || direct === 'je' || BUYER.has(direct)))
    return { who: null };
  if (word === 'expect' && at === 0) return { who: next[0] === 'my' ? 'I' : null };
  if (word === 'will' && next.slice(0, 3).join(' ') === 'be with you') return { who: null };
  if (word === 'expect' && (BUYER.has(direct) || BUYER.has(folded[at - 2] ?? ''))) return { who: null };
  if (BARE_PRESENTS.has(word) && /^(?:te|les?|os|se)$/.test(direct)) return { who: 'I' };
  if (word === 'voy' && announced) return { who: 'I' };
  const acts = announced || PROMISE_ACTS.has(word);
  if (WRITER.has(before)) return acts ? { who: 'I' } : null;
  // "Morgen rufe ich Sie an", "dan bel ik u": the doer follows the verb.
  if (INVERTED.has(next[0] ?? '') && at > 0 && PROMISE_ACTS.has(word)) return { who: 'I' };
  const speaks = announced || (acts && PLURALS.has(before)) || (before === 'we' && DUTCH_PLURALS.has(word));
  if (OTHERS.has(before)) return speaks ? { who: null } : null;
  if (BUYER.has(direct) && !PROMISE_PRESENTS.has(word))
    return announced && next.some((each) => PROMISE_RECEIPTS.has(each)) ? { who: null } : null;
  if (!announced && !PROMISE_PRESENTS.has(word)) return null;
  if (COLLEAGUES.has(before)) return { who: null };
  if (announced && CONJUNCTIONS.has(direct)) return firstSubject(words, folded);
  const name = nameBefore(words, folded, at);
  return name === '' ? null : { who: name };
}

/** With these the present tense speaks of what is to come: "wir schicken", "nous envoyons". */
const PLURALS = new Set(['wir', 'wij', 'nous']);
const DUTCH_PLURALS = new Set('sturen bellen mailen antwoorden komen'.split(' '));
/** People of ours without a name: "our engineer will call". */
const COLLEAGUES = new Set(
  (
    'colleague engineer technician team specialist kollege kollegin techniker ingenieur collegue technicien ' +
    'equipe companero companera tecnico equipo ingeniero collega monteur technicus'
  ).split(' '),
);

const CONJUNCTIONS = new Set(['and', 'und', 'et', 'y', 'en']);

/** "Owen is putting it together and will mail it": the second verb is the first one's subject's. */
function firstSubject(words: readonly string[], folded: readonly string[]): Pick<Promiser, 'who'> | null {
  const first = folded[0] ?? '';
  if (WRITER.has(first)) return { who: 'I' };
  if (OTHERS.has(first)) return { who: null };
  const name = nameBefore(words, folded, 1);
  return name === '' ? null : { who: name };
}

/** The word before the verb, over pronouns in between. */
function subjectWord(folded: readonly string[], at: number): string {
  let before = at - 1;
  while (before > 0 && at - before < 4 && BETWEEN.has(folded[before] ?? '')) before -= 1;
  return folded[before] ?? '';
}

/** Up to three capitalised words; what has an article or a figure ("the XV-200") is a thing. */
function nameBefore(words: readonly string[], folded: readonly string[], at: number): string {
  let end = at;
  while (end > 0 && at - end < 2 && BETWEEN.has(folded[end - 1] ?? '')) end -= 1;
  let first = end;
  while (first > 0 && end - first < 3) {
    if (!/^\p{Lu}[\p{L}'-]*$/u.test(words[first - 1] ?? '') || NO_NAMES.has(folded[first - 1] ?? '')) break;
    first -= 1;
  }
  return ARTICLES.has(folded[first - 1] ?? '') ? '' : words.slice(first, end).join(' ');
}

/** "enviarle" as "enviar" */
function bareVerb(word: string): string {
  return word.replace(/^(.{2,20}[aei]r)(?:me|te|les?|l[oa]s?|os|se){1,2}$/, '$1');
}

/** Words without punctuation, "I'll" as "I" and "'ll". */
function wordsOf(sentence: string): string[] {
  return sentence
    .replace(/[’´`]/g, "'")
    .replaceAll("'ll", " 'll")
    .replace(/\bi'm\b/gi, 'I am')
    .replace(/'(?:s|re) going to\b/g, ' is going to')
    .replace(/\b([jt])'/gi, "$1' ")
    .split(/\s/)
    .map((word) => word.replace(/[,.;:!()"]/g, ''))
    .filter((word) => word !== '');
}
