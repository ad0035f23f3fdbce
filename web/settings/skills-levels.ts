import type { z } from 'zod';
import type { skills } from '../../src/people/skills/contract.ts';

export type SkillsView = z.output<typeof skills.response>;
export type Skill = SkillsView['skills'][number];
export type SkilledPerson = SkillsView['people'][number];
export type Levels = SkilledPerson['levels'];

export const levelOf = (levels: Levels, skillId: string): number =>
  levels.find((one) => one.skillId === skillId)?.level ?? 0;

/** 0 takes the skill from them. */
export function withLevel(levels: Levels, skillId: string, level: number): Levels {
  const others = levels.filter((one) => one.skillId !== skillId);
  return level === 0 ? others : [...others, { skillId, level }];
}

/** The level a key sets on top of the one that stands; null for keys that set none. */
export function levelFor(key: string, level: number): number | null {
  if (/^[0-5]$/.test(key)) return Number(key);
  if (key === 'Delete' || key === 'Backspace') return 0;
  if (key === '+' || key === '=') return Math.min(5, level + 1);
  if (key === '-') return Math.max(0, level - 1);
  return null;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a table of so many rows and columns; null for keys that lead nowhere. */
export function stepFrom({ row, column }: Cell, key: string, rows: number, columns: number): Cell | null {
  const to: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row: Math.max(0, row - 10), column },
    PageDown: { row: Math.min(rows - 1, row + 10), column },
  };
  const next = to[key];
  if (!next || next.row < 0 || next.row >= rows || next.column < 0 || next.column >= columns) return null;
  return next;
}

/** People in whose name these words stand, whatever their case. */
export function matching(people: readonly SkilledPerson[], words: string): SkilledPerson[] {
  const wanted = words.trim().toLowerCase();
  return people.filter(({ name }) => name.toLowerCase().includes(wanted));
}
