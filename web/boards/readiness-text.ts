import { timeOfDay } from '../ui/index.ts';
import type { ReadinessBoard } from './readiness.tsx';

export type SkillRow = ReadinessBoard['skills'][number];
export type Cell = SkillRow['cells'][number];

export const kindWords: Readonly<Record<SkillRow['kind'], string>> = {
  product: 'Products',
  industry: 'Industries',
  region: 'Regions',
  language: 'Languages',
};

/** What a cell says to who does not see it: `Owen Hale 5, Priya Nair 2 for a part; nobody 12:30–13:00`. */
export function cellText({ people, gaps, shut }: Cell, zone: string): string {
  const who = people.map(({ name, level, wholly }) => `${name} ${level}${wholly ? '' : ' for a part'}`);
  const nobody = gaps.map(({ from, until }) => `nobody ${spanText(from, until, zone)}`);
  const text = [who.join(', '), nobody.join(', ')].filter(Boolean).join('; ');
  if (text !== '') return shut ? `shut; ${text}` : text;
  return shut ? 'shut' : 'nobody';
}

/** `12:00–13:00` on the desk's wall. */
export function spanText(from: string, until: string, zone: string): string {
  return `${timeOfDay(Date.parse(from), zone)}–${timeOfDay(Date.parse(until), zone).replace('00:00', '24:00')}`;
}

/** Skills under the heading of their kind, in the order they come. */
export function byKind(skills: readonly SkillRow[]): [SkillRow['kind'], SkillRow[]][] {
  return [...Map.groupBy(skills, ({ kind }) => kind)];
}
