export interface DateChip {
  readonly label: string;
  readonly at: number;
}

/** Likely times of a next step in the reader's zone; those of today that have passed are left out. */
export function dateChips(now: number): readonly DateChip[] {
  const chips = [
    { label: 'today 17:00', at: local(now, 0, 17) },
    { label: 'tomorrow 9:00', at: local(now, 1, 9) },
    { label: 'in 2 days', at: local(now, 2, 9) },
    { label: 'Monday 9:00', at: local(now, daysToMonday(now), 9) },
    { label: 'in a week', at: local(now, 7, 9) },
  ];
  const seen = new Set<number>();
  return chips.filter(({ at }) => {
    const isNew = at > now && !seen.has(at);
    seen.add(at);
    return isNew;
  });
}

function daysToMonday(now: number): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}

function local(now: number, days: number, hour: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime();
}
