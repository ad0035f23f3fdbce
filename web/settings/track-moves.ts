import { spanOf, timeText, type WindowDraft, windowDraft } from './week-draft.ts';

type Windows = readonly WindowDraft[];
interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY = 1440;
const LONGEST_ADDED = 240;
const SHORTEST = 15;
const BREAK = 60;

const closeText = (minutes: number) => timeText(minutes > DAY ? minutes - DAY : minutes);

/** The window at those times; null where no window can be: past its day's end, longer than a day, too short. */
function placed(window: WindowDraft, { from, to }: Span): WindowDraft | null {
  const fits = from >= 0 && from < DAY && to - from >= SHORTEST && to - from <= DAY;
  // A whole day is 00:00 to 24:00; from any other hour it would read as no time at all.
  if (!fits || (to - from === DAY && from > 0)) return null;
  return { ...window, open: timeText(from), close: closeText(to) };
}

const overlaps = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

function changed(windows: Windows, id: string, change: (span: Span) => Span): Windows {
  const window = windows.find((each) => each.id === id);
  const span = window && spanOf(window);
  if (!window || !span) return windows;
  const next = placed(window, change(span));
  const nextSpan = next && spanOf(next);
  if (!nextSpan) return windows;
  const others = windows.filter((each) => each.id !== id).flatMap((each) => spanOf(each) ?? []);
  if (others.some((other) => overlaps(nextSpan, other))) return windows;
  return windows.map((each) => (each.id === id ? next : each));
}

/** The window earlier or later by that many minutes; as it was where it would leave its day or meet another. */
export function moved(windows: Windows, id: string, minutes: number): Windows {
  return changed(windows, id, ({ from, to }) => ({ from: from + minutes, to: to + minutes }));
}

/** Closes earlier or later by that many minutes; as it was where that can't be. */
export function stretched(windows: Windows, id: string, minutes: number): Windows {
  return changed(windows, id, ({ from, to }) => ({ from, to: to + minutes }));
}

/** Two windows with a break of an hour in their middle, or a third of what is too short for that. */
export function split(windows: Windows, id: string): Windows {
  const window = windows.find((each) => each.id === id);
  const span = window && spanOf(window);
  if (!window || !span || span.to - span.from < 3 * SHORTEST) return windows;
  const length = span.to - span.from;
  const pause = length >= 3 * BREAK ? BREAK : Math.floor(length / 3 / SHORTEST) * SHORTEST;
  const start = span.from + Math.floor((length - pause) / 2 / SHORTEST) * SHORTEST;
  const first = placed(window, { from: span.from, to: start });
  // The rest of a night shift that begins after midnight would be a window of the next day.
  const second = start + pause < DAY ? windowDraft(timeText(start + pause), window.close) : null;
  return windows.flatMap((each) => (each.id === id && first && second ? [first, second] : [each]));
}

/** A new window from the full hour before that minute, four hours long or up to the next one. */
export function addedAt(windows: Windows, minute: number): Windows {
  const from = Math.floor(minute / 60) * 60;
  const spans = windows.flatMap((each) => spanOf(each) ?? []);
  if (spans.some((span) => span.from <= minute && minute < span.to)) return windows;
  const begin = Math.max(from, ...spans.filter((span) => span.to <= minute).map((span) => span.to));
  const next = Math.min(DAY, ...spans.filter((span) => span.from > minute).map((span) => span.from));
  const added = placed(windowDraft('', ''), { from: begin, to: Math.min(begin + LONGEST_ADDED, next) });
  return added
    ? [...windows, added].sort((a, b) => (spanOf(a)?.from ?? 0) - (spanOf(b)?.from ?? 0))
    : windows;
}
