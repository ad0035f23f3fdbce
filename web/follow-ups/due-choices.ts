export interface DueChoice {
  readonly label: string;
  readonly at: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Times one usually means, in the reader's own zone: later today, the next three working days at ten, in a week. None
 * that has passed.
 */
export function dueChoices(now: number): readonly DueChoice[] {
  const choices: DueChoice[] = [];
  const today = atHour(now, 16);
  if (today - now > hourMs && isWorkday(now)) choices.push({ label: 'Today 16:00', at: today });
  for (let days = 1; choices.length < 4 && days < 7; days += 1) {
    const at = atHour(now + days * dayMs, 10);
    if (isWorkday(at)) choices.push({ label: `${days === 1 ? 'Tomorrow' : weekday(at)} 10:00`, at });
  }
  const week = atHour(now + 7 * dayMs, 10);
  choices.push({ label: 'In a week', at: isWorkday(week) ? week : atHour(now + 9 * dayMs, 10) });
  return choices;
}

function atHour(at: number, hour: number): number {
  const date = new Date(at);
  date.setHours(hour, 0, 0, 0);
  return date.getTime();
}

function isWorkday(at: number): boolean {
  const day = new Date(at).getDay();
  return day >= 1 && day <= 5;
}

function weekday(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short' }).format(at);
}

/** The value of a date and time field, in the reader's zone. */
export function fieldTime(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
