import { type LocalDay, parseDate, parseYearlyDate, weekdayOf, yearOf } from '../time/local-day.ts';
import { SMALL_NUMBERS } from './small-numbers.ts';

/** Words of a text that name something, by their place in it. */
export interface Reading<T> {
  /** Null when the words may mean more than one thing. */
  readonly value: T | null;
  readonly start: number;
  readonly end: number;
}

const MONTHS = [
  'january|januar|janvier|enero|januari|jan',
  'february|februar|fevrier|febrero|februari|feb|fev',
  'march|marz|maerz|mars|marzo|maart|mar|mrz',
  'april|avril|abril|apr|avr|abr',
  'may|mai|mayo|mei',
  'june|juni|juin|junio|jun',
  'july|juli|juillet|julio|jul',
  'august|aout|agosto|augustus|aug|ago',
  'september|septembre|septiembre|sept|sep',
  'october|oktober|octobre|octubre|oct|okt',
  'november|novembre|noviembre|nov',
  'december|dezember|decembre|diciembre|dec|dez|dic',
] as const;
const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)),
);
const MONTH = MONTHS.join('|');

const WEEKDAYS = [
  'monday|montag|lundi|lunes|maandag',
  'tuesday|dienstag|mardi|martes|dinsdag',
  'wednesday|mittwoch|mercredi|miercoles|woensdag',
  'thursday|donnerstag|jeudi|jueves|donderdag',
  'friday|freitag|vendredi|viernes|vrijdag',
  'saturday|samstag|sonnabend|samedi|sabado|zaterdag',
  'sunday|sonntag|dimanche|domingo|zondag',
] as const;
const WEEKDAY_OF = new Map(
  WEEKDAYS.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)),
);
const WEEKDAY = WEEKDAYS.join('|');

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:day after tomorrow|ubermorgen|apres-demain|pasado manana|overmorgen)\b/, 2],
  [/\b(?:tomorrow|morgen(?:vroeg|ochtend|middag|avond)?|demain|manana)\b/, 1],
  [
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|heute|aujourd'hui|ce (?:matin|soir)|cet apres-midi|hoy|esta (?:manana|tarde|noche)|vandaag|van(?:ochtend|middag|avond))\b/,
    0,
  ],
];

const ISO = /\b\d{4}-\d{2}-\d{2}\b/;
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)? ?(?:of |de )?(${MONTH})\\b(?! (?:be|have|need|not|take|also|help|well|vary|change|require)\\b)\\.?(?:,? (?:de )?(\\d{4})\\b)?`,
);
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.]\\d)(?:,? (\\d{4})\\b)?`);
const DOTTED = /\b(am |bis |zum |den |op |le |el )?(\d{1,2})\.(\d{1,2})\.(\d{4})?(?!\d)/;
const SLASHED = /\b(by |on |before |until |le |el |op )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/;
const SPAN =
  /\b(?:in|within|innerhalb von|binnen|innert|dans|sous|en|dentro de|over) (?:the next |den nachsten |les )?(\d{1,2}|two|three|zwei|drei|deux|trois|dos|tres|twee|drie) (business |working )?(days?|weeks?|tagen?|wochen|werktagen?|arbeitstagen?|jours?|semaines?|dias|semanas|dagen|weken|werkdagen)\b( ouvres| ouvrables| habiles| laborables)?/;
const NAMED = new RegExp(`(next |nachsten |prochain |proximo )?(${WEEKDAY})`);
const SHORT = /\b(?:on|by|until|till|before) (mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b/;
const SHORT_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const EITHER = new RegExp(
  `\\b(?:today|tomorrow|heute|morgen|demain|manana|${WEEKDAY})[a-z, ]{0,12} (?:or|oder|ou|o|of) [a-z ]{0,12}(?:tomorrow|morgen|demain|manana|${WEEKDAY})`,
);
const LOOSE =
  /\b(?:(?:next|this|coming) (?:week|month)|(?:nachste|diese|kommende)r? woche|semaine prochaine|cette semaine|(?:esta|proxima) semana|(?:volgende|deze) week|end of (?:the |this |next )?(?:week|month)|ende der woche|fin de (?:semaine|semana|mois|mes)|einde van de (?:week|maand))\b/;

/**
 * The day that folded text names, counted from `today`: a date, a weekday (the next one, never today), "tomorrow", "in
 * three days". Without a year the next such date. Its value is null when the words leave it open ("next week", "Monday or
 * Tuesday", 3/4, business days). Null when no day is named.
 */
export function dayIn(folded: string, today: LocalDay): Reading<LocalDay> | null {
  const loose = EITHER.exec(folded);
  if (loose) return reading<LocalDay>(loose, null);
  return (
    dateIn(folded, today) ??
    spanOfDays(folded, today) ??
    relativeDay(folded, today) ??
    weekdayIn(folded, today) ??
    unsure(folded)
  );
}

function dateIn(folded: string, today: LocalDay): Reading<LocalDay> | null {
  const iso = ISO.exec(folded);
  if (iso) return reading(iso, parseDate(iso[0]));
  const named = DAY_MONTH.exec(folded);
  if (named) return reading(named, dateOf(Number(named[1]), MONTH_OF.get(named[2] ?? ''), named[3], today));
  const american = MONTH_DAY.exec(folded);
  if (american)
    return reading(
      american,
      dateOf(Number(american[2]), MONTH_OF.get(american[1] ?? ''), american[3], today),
    );
  const dotted = DOTTED.exec(folded);
  if (dotted && (dotted[1] || dotted[4]))
    return reading(dotted, dateOf(Number(dotted[2]), Number(dotted[3]), dotted[4], today));
  const slashed = SLASHED.exec(folded);
  if (slashed && (slashed[1] || slashed[4])) return reading(slashed, slashedDay(slashed, today));
  return null;
}

/** 3/4 is March in one country and April in the next: only a figure above twelve tells. */
function slashedDay(match: RegExpExecArray, today: LocalDay): LocalDay | null {
  const [first, second] = [Number(match[2]), Number(match[3])];
  if (first > 12 || first === second) return dateOf(first, second, match[4], today);
  return second > 12 ? dateOf(second, first, match[4], today) : null;
}

function dateOf(
  day: number,
  month: number | undefined,
  year: string | undefined,
  today: LocalDay,
): LocalDay | null {
  const monthDay = `${String(month ?? 0).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== undefined) return parseDate(`${year}-${monthDay}`);
  const thisYear = yearOf(today);
  const date = parseYearlyDate(monthDay, thisYear);
  return date !== null && date >= today ? date : parseYearlyDate(monthDay, thisYear + 1);
}

/** Business days hang on a calendar that is not known here. */
function spanOfDays(folded: string, today: LocalDay): Reading<LocalDay> | null {
  const match = SPAN.exec(folded);
  if (!match) return null;
  const count = SMALL_NUMBERS[match[1] ?? ''] ?? Number(match[1]);
  const unit = match[3] ?? '';
  const business = match[2] !== undefined || match[4] !== undefined || /^(?:werk|arbeits)/.test(unit);
  const days = /^(?:we+k|woche|semai?n)/.test(unit) ? 7 * count : count;
  return reading(match, business ? null : today + days);
}

function relativeDay(folded: string, today: LocalDay): Reading<LocalDay> | null {
  for (const [pattern, days] of RELATIVE) {
    const match = pattern.exec(folded);
    if (match) return reading(match, today + days);
  }
  return null;
}

/** "Next Friday" on a Monday may be this week's or the one after; on a Saturday it can only be the coming one. */
function weekdayIn(folded: string, today: LocalDay): Reading<LocalDay> | null {
  const named = NAMED.exec(folded);
  const short = named ? null : SHORT.exec(folded);
  const match = named ?? short;
  if (!match) return null;
  const weekday = named
    ? WEEKDAY_OF.get(named[2] ?? '')
    : SHORT_NAMES.indexOf((short?.[1] ?? '').slice(0, 3)) + 1;
  if (weekday === undefined) return null;
  const ahead = ((weekday - weekdayOf(today) + 6) % 7) + 1;
  const sameWeek = weekday > weekdayOf(today);
  return reading(match, named?.[1] && sameWeek ? null : today + ahead);
}

function unsure(folded: string): Reading<LocalDay> | null {
  const match = LOOSE.exec(folded);
  return match ? reading<LocalDay>(match, null) : null;
}

function reading<T>(match: RegExpExecArray, value: T | null): Reading<T> {
  return { value, start: match.index, end: match.index + match[0].length };
}
