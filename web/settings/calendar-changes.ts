import { dateText } from '../ui/when.ts';
import type { Parts } from './own-draft.ts';
import { wallText } from './wall-time.ts';
import { dayKeys, dayNames, type WeekHours } from './week-draft.ts';

type Windows = readonly (readonly [string, string])[];

const hoursText = (windows: Windows | undefined) =>
  windows && windows.length > 0
    ? windows.map(([open, close]) => `${open}–${closeText(close)}`).join(', ')
    : 'closed';

function closeText(close: string): string {
  const hour = Number(close.slice(0, 2));
  return hour < 24 || close === '24:00' ? close : `${String(hour - 24).padStart(2, '0')}${close.slice(2)}`;
}

/** What a version changed against the one before it, a line a change; null stands for hours from beneath. */
export function calendarChanges(
  before: Parts | null | undefined,
  after: Parts | null,
  zone: string,
): string[] {
  if (after === null) return ['Follows the hours beneath'];
  const was: Parts = before ?? {};
  const lines = [
    ...zoneChange(was.zone, after.zone),
    ...weekChanges(was.week, after.week),
    ...listed('holiday', was.holidays ?? [], after.holidays ?? [], dateText),
    ...overrideChanges(was.overrides ?? {}, after.overrides ?? {}),
    ...listed(
      'closed span',
      (was.closed ?? []).map((span) => span.join('/')),
      (after.closed ?? []).map((span) => span.join('/')),
      (span) =>
        span
          .split('/')
          .map((at) => spanText(at, after.zone ?? zone))
          .join(' to '),
    ),
  ];
  return lines.length > 0 ? lines : ['No difference'];
}

function spanText(at: string, zone: string): string {
  const wall = wallText(at, zone);
  return `${dateText(wall.slice(0, 10))} ${wall.slice(11)}`;
}

function zoneChange(before: string | undefined, after: string | undefined): string[] {
  if (before === after) return [];
  return [after ? `Zone ${after.replaceAll('_', ' ')}` : 'Zone from the hours beneath'];
}

/** Days that change alike are one line: "Mon–Fri 09:00–17:00, was 08:00–16:00". */
function weekChanges(before: WeekHours | undefined, after: WeekHours | undefined): string[] {
  if (!after) return before ? ['Week from the hours beneath'] : [];
  const runs: { days: string[]; text: string }[] = [];
  for (const day of dayKeys) {
    const [was, is] = [hoursText(before?.[day]), hoursText(after[day])];
    const text = was === is ? '' : `${is}${before && Object.keys(before).length > 0 ? `, was ${was}` : ''}`;
    const last = runs.at(-1);
    if (last?.text === text) last.days.push(dayNames[day].slice(0, 3));
    else runs.push({ days: [dayNames[day].slice(0, 3)], text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ days, text }) => `${days.length > 1 ? `${days[0]}–${days.at(-1)}` : days[0]} ${text}`);
}

const MOST_NAMED = 3;

function listed(
  noun: string,
  before: readonly string[],
  after: readonly string[],
  say: (item: string) => string,
): string[] {
  const lines = (items: readonly string[], sign: string) =>
    items.length > MOST_NAMED
      ? [`${sign} ${items.length} ${noun}s`]
      : items.map((item) => `${sign} ${noun} ${say(item)}`);
  return [
    ...lines(
      after.filter((item) => !before.includes(item)),
      'Added',
    ),
    ...lines(
      before.filter((item) => !after.includes(item)),
      'Removed',
    ),
  ];
}

function overrideChanges(before: Record<string, Windows>, after: Record<string, Windows>): string[] {
  const dates = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return dates.flatMap((date) => {
    const [was, is] = [before[date], after[date]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [is ? `${dateText(date)} ${hoursText(is)}` : `${dateText(date)} as usual`];
  });
}
