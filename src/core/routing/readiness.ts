import type { Opening } from '../time/calendar.ts';
import { HOUR, type Instant } from '../time/instant.ts';
import { localTime } from '../time/local-time.ts';
import { zoneClock } from '../time/zone-clock.ts';
import { joined, without } from './duty-time.ts';

/** Somebody who knows something, and when they are on duty. */
export interface Ready {
  readonly userId: string;
  /** Level by skill id, 1 to 5. */
  readonly levels: ReadonlyMap<string, number>;
  readonly duty: readonly Opening[];
}

/** Those who know a skill in one column of the board. */
export interface ReadyCell {
  /** Deepest first; whoever is on duty for a part of it counts. */
  readonly people: readonly { readonly userId: string; readonly level: number; readonly wholly: boolean }[];
  /** Of those; null where nobody is. */
  readonly deepest: number | null;
  /** Parts of opening hours in which nobody with the skill is on duty. */
  readonly gaps: readonly Opening[];
  /** The desk is shut throughout. */
  readonly isShut: boolean;
}

/** The hour of `now` on the wall of a zone and the next ones. */
export function hourColumns(now: Instant, count: number, zone: string): Opening[] {
  const clock = zoneClock(zone);
  const wall = Math.floor(clock.wallAt(now) / HOUR) * HOUR;
  return Array.from({ length: count }, (_, index) => ({
    open: clock.instantOf(wall + index * HOUR),
    close: clock.instantOf(wall + (index + 1) * HOUR),
  }));
}

/** The row of one skill (S1-62): who is on duty for it in each column, and where in opening hours nobody is. */
export function readyCells(
  skillId: string,
  people: readonly Ready[],
  columns: readonly Opening[],
  open: readonly Opening[],
): ReadyCell[] {
  return columns.map((column) => {
    const { open: from, close: to } = column;
    const there = people.flatMap(({ userId, levels, duty }) => {
      const level = levels.get(skillId) ?? 0;
      const parts = joined(duty, from, to);
      const wholly = without([column], parts.map(spanOf)).length === 0;
      return level > 0 && parts.length > 0 ? [{ userId, level, wholly }] : [];
    });
    const sorted = there.toSorted((a, b) => b.level - a.level || (a.userId < b.userId ? -1 : 1));
    return {
      people: sorted,
      deepest: sorted[0]?.level ?? null,
      gaps: skillGaps(skillId, people, joined(open, from, to)),
      isShut: joined(open, from, to).length === 0,
    };
  });
}

/** Stretches of opening hours in which nobody who knows the skill is on duty. */
export function skillGaps(skillId: string, people: readonly Ready[], open: readonly Opening[]): Opening[] {
  const covered = people.filter(({ levels }) => (levels.get(skillId) ?? 0) > 0).flatMap(({ duty }) => duty);
  return without(open, covered.map(spanOf));
}

const spanOf = ({ open, close }: Opening) => ({ from: open, until: close });

/** `pumps: nobody 12:00–13:00`, times in a zone; several stretches stand side by side. */
export function gapText(name: string, gaps: readonly Opening[], zone: string): string {
  const end = (at: Instant) => localTime(at, zone).replace('00:00', '24:00');
  const spans = gaps.map(({ open, close }) => `${localTime(open, zone)}–${end(close)}`);
  return `${name}: nobody ${spans.join(', ')}`;
}
