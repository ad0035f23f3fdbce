import { isPromise } from './find-promise.ts';
import { foldText } from './fold-text.ts';
import { splitSentences } from './split-sentences.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What a question asks for, and what in a reply would be of that sort (both on folded text). */
const SORTS: readonly { readonly asks: RegExp; readonly gives: RegExp }[] = [
  {
    asks: /\b(price|prices|cost|costs|how much|quote|preis|kosten|kostet|prix|cout|coute|combien|precio|cuesta|prijs|kost)\b/,
    gives: /[$€£]|\b\d[\d.,]* ?(eur|usd|gbp|chf|euros?|dollars?|pounds)\b|\b(eur|usd|gbp|chf) ?\d/,
  },
  {
    asks: /\b(when|lead time|how long|how soon|delivery time|wann|lieferzeit|wie lange|quand|delai|cuando|plazo|wanneer|levertijd)\b/,
    gives:
      /\b\d{1,3}(-\d{1,3})? ?(business |working )?(minutes?|hours?|days?|weeks?|months?|tage?n?|wochen?|jours?|semaines?|dias?|semanas?|dagen|weken)\b|\b(monday|tuesday|wednesday|thursday|friday|today|tomorrow|montag|dienstag|mittwoch|donnerstag|freitag|morgen|lundi|mardi|mercredi|jeudi|vendredi|demain|lunes|martes|miercoles|jueves|viernes|manana|maandag|dinsdag|woensdag|donderdag|vrijdag)\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}\.?\d{0,4}\b|\b(week|kw|semaine|semana) ?\d{1,2}\b|\b\d{1,2}(st|nd|rd|th|\.)? ?(of |de )?(jan|feb|fev|mar|mrz|maart|apr|avr|abr|may|mai|mayo|mei|jun|juin|jul|juil|aug|aout|ago|sep|oct|okt|nov|dec|dez|dic)|\b(january|february|march|april|june|july|august|september|october|november|december) \d|\b(by|in|until|bis|im|en|in) (january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember)\b/,
  },
  {
    asks: /\b(flow|pressure|temperature|voltage|power|weight|size|dimensions?|length|width|height|diameter|capacity|druck|gewicht|masse|leistung|debit|pression|poids|presion|peso|gewicht|afmetingen)\b/,
    gives:
      /\b\d[\d.,]* ?(bar|psi|kpa|mpa|l\/min|l\/h|m3\/h|gpm|kg|g|lb|mm|cm|m|in|inch|kw|w|v|a|hz|°c|c|°f|f)\b/,
  },
  {
    asks: /\b(how many|quantity|wie viele|stuck|combien de|cuantos|cuantas|hoeveel)\b/,
    gives: /\b\d/,
  },
];

/** Nobody's answers begin further down than this many characters. */
const READ_CHARS = 50_000;
/** A reply with fewer words of substance than this, and without a figure, answers nothing ("Got it!"). */
const LEAST_WORDS = 2;
/** Share of a question's words of substance that a reply must take up. */
const LEAST_SHARE = 0.5;
/** A sentence that begins like this answers a question that can be answered so, if it takes up a word of it. */
const YES_OR_NO =
  /^(?:yes|no|sure|certainly|of course|ja|nein|oui|non|si|nee|naturlich|selbstverstandlich|bien sur|claro|zeker)\b/;
/** Questions that no yes or no answers. */
const OPEN =
  /\b(?:what|when|where|which|who|whom|why|how|was|wann|wo|welche[rsn]?|wer|warum|wie|quel(?:le)?s?|quand|ou|qui|pourquoi|comment|combien|que|cuando|donde|cual(?:es)?|quien|por que|como|cuant[oa]s?|wat|wanneer|waar|welke?|wie|waarom|hoe|hoeveel)\b/;

/**
 * Suggests which questions a reply answers; a person confirms (R18). Sentences that ask back or only promise are left
 * out. A question counts as answered when the rest has substance and either takes up half of the question's words (two
 * at least, unless it has but one; one with a plain yes or no), or gives the sort of thing asked for (a price, a time, a measure) and takes up one
 * of its words or is the only question of that sort. In doubt a question stays open.
 */
export function suggestAnswers(
  questions: readonly { readonly id: string; readonly text: string }[],
  reply: string,
): readonly string[] {
  const telling = splitSentences(reply.slice(0, READ_CHARS)).filter(
    (sentence) => !/[?？]$/.test(sentence) && !isPromise(sentence),
  );
  const told = foldText(telling.join(' '));
  const words = contentWords(told);
  const plain = contentWords(
    telling
      .map(foldText)
      .filter((sentence) => YES_OR_NO.test(sentence))
      .join(' '),
  );
  if (words.size < LEAST_WORDS && !/\d/.test(told)) return [];
  const asked = questions.map(({ text }) => foldText(text));
  return questions.filter((_, index) => answers(asked, index, told, { words, plain })).map(({ id }) => id);
}

/** Words of substance in a reply, and those of its sentences that begin with yes or no. */
interface Told {
  readonly words: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}

function answers(asked: readonly string[], index: number, told: string, { words, plain }: Told): boolean {
  const question = asked[index] ?? '';
  const wanted = contentWords(question);
  const shared = [...wanted].filter((word) => words.has(word)).length;
  const least = Math.max(Math.min(2, wanted.size), Math.ceil(wanted.size * LEAST_SHARE));
  const sort = SORTS.find(({ asks }) => asks.test(question));
  if (!sort && !OPEN.test(question) && [...wanted].some((word) => plain.has(word))) return true;
  if (!sort) return wanted.size > 0 && shared >= least;
  // A price can't be told without a figure, however many of the question's words come back.
  if (!sort.gives.test(told)) return false;
  return shared >= 1 || asked.filter((each) => sort.asks.test(each)).length === 1;
}

/** Words and figures that carry matter, without plural endings. */
function contentWords(folded: string): ReadonlySet<string> {
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !STOP_WORDS.has(word) && (word.length > 2 || /\d/.test(word)))
      .map((word) => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word)),
  );
}
