import type { SliceKind } from '../../src/core/measure/slice.ts';
import { mondayOf } from '../../src/core/time/day-periods.ts';
import { dateOf, type LocalDay, parseDate } from '../../src/core/time/local-day.ts';

/** Stretches of days that boards offer; `own` has its two days in the address. */
export const presets = ['today', 'week', 'last-week', '4-weeks', '13-weeks', 'own'] as const;
export type Preset = (typeof presets)[number];

export const presetNames: Readonly<Record<Preset, string>> = {
  today: 'Today',
  week: 'This week',
  'last-week': 'Last week',
  '4-weeks': 'Last 4 weeks',
  '13-weeks': 'Last 13 weeks',
  own: 'From … to',
};

export const comparisonNames = {
  before: 'the time before',
  week: 'a week earlier',
  weekday: 'the same weekday',
  none: 'nothing',
} as const;
export type Compared = keyof typeof comparisonNames;

/** What a board can be cut by, as the server offers it. */
export interface Offered {
  readonly today: string;
  readonly kinds: readonly {
    readonly by: SliceKind;
    readonly name: string;
    readonly keys: readonly { readonly key: string; readonly name: string }[];
  }[];
}

/** What stands in the address of a board. */
export interface BoardAddress {
  readonly preset: Preset;
  /** `until` is the day after the last. */
  readonly from: string;
  readonly until: string;
  /** null: everything, or the reader’s own where that is all they may see. */
  readonly slice: { readonly by: SliceKind; readonly key: string } | null;
  readonly compare: Compared;
  /** Words of the address that say nothing here. */
  readonly ignored: readonly string[];
}

interface Standing {
  readonly preset: Preset;
  readonly compare: Compared;
}

/** Reads the address of a board; what is unknown is left out and named, never an error. */
export function readAddress(search: URLSearchParams, offered: Offered, standing: Standing): BoardAddress {
  const ignored: string[] = [];
  const word = <T extends string>(name: string, known: readonly T[], without: T): T => {
    const given = search.get(name);
    if (given === null) return without;
    const found = known.find((one) => one === given);
    if (found === undefined) ignored.push(`${name}=${given}`);
    return found ?? without;
  };
  const asked = word('period', presets, standing.preset);
  const own = asked === 'own' ? ownDays(search) : null;
  if (asked === 'own' && own === null) ignored.push('from and to');
  const preset = asked === 'own' && own === null ? standing.preset : asked;
  const today = parseDate(offered.today) ?? 0;
  const days = own ?? daysOf(preset, today);
  return {
    preset,
    from: dateOf(days.from),
    until: dateOf(days.until),
    slice: sliceOf(search, offered, ignored),
    compare: word('compare', Object.keys(comparisonNames) as Compared[], standing.compare),
    ignored,
  };
}

function ownDays(search: URLSearchParams) {
  const [from, to] = [parseDate(search.get('from') ?? ''), parseDate(search.get('to') ?? '')];
  return from === null || to === null || to < from || to - from > 1_000 ? null : { from, until: to + 1 };
}

function daysOf(preset: Preset, today: LocalDay): { readonly from: LocalDay; readonly until: LocalDay } {
  const monday = mondayOf(today);
  const until = today + 1;
  if (preset === 'week') return { from: monday, until };
  if (preset === 'last-week') return { from: monday - 7, until: monday };
  if (preset === '4-weeks') return { from: monday - 21, until };
  if (preset === '13-weeks') return { from: monday - 84, until };
  return { from: today, until };
}

function sliceOf(search: URLSearchParams, { kinds }: Offered, ignored: string[]): BoardAddress['slice'] {
  const by = search.get('by');
  const key = search.get('key') ?? '';
  if (by === null || by === 'all') return null;
  const kind = kinds.find((one) => one.by === by);
  if (kind?.keys.some((one) => one.key === key)) return { by: kind.by, key };
  ignored.push(`${by}=${key}`);
  return null;
}

/** The query of an endpoint that looks at the same days and the same slice. */
export function queryOf({ from, until, slice }: Pick<BoardAddress, 'from' | 'until' | 'slice'>) {
  return { from, until, ...(slice ?? {}) };
}
