import { expect, test } from 'vitest';
import { type Cell, cellText } from './readiness-text.ts';

const owen = { id: 'o', name: 'Owen Hale', level: 5, wholly: false };
const priya = { id: 'p', name: 'Priya Nair', level: 2, wholly: true };
const gap = { from: '2026-12-07T18:30:00Z', until: '2026-12-07T19:00:00Z' };
const cell = (given: Partial<Cell>): Cell => ({ deepest: null, people: [], gaps: [], shut: false, ...given });

test.each([
  [{ people: [owen, priya] }, 'Owen Hale 5 for a part, Priya Nair 2'],
  [{ people: [owen], gaps: [gap] }, 'Owen Hale 5 for a part; nobody 12:30–13:00'],
  [{ gaps: [gap] }, 'nobody 12:30–13:00'],
  [{ shut: true }, 'shut'],
  [{ shut: true, people: [priya] }, 'shut; Priya Nair 2'],
  [{}, 'nobody'],
])('%o', (given, words) => expect(cellText(cell(given), 'America/Chicago')).toBe(words));
