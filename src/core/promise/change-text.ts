import type { TargetTerms } from '../clock/target-change.ts';
import type { PublicChange } from './promise-board.ts';
import type { PromiseWords } from './words/promise-words.ts';

/** What changed, from what to what, when and why: "Loosened: changed from 30 minutes to 60 minutes on …: …" (E9.e). */
export function changeText(change: PublicChange, date: string, words: PromiseWords): string {
  const why = change.reason === null ? '' : words.reason(change.reason);
  return `${whatChanged(change, date, words)}${why}`;
}

function whatChanged({ before, after, change }: PublicChange, date: string, words: PromiseWords): string {
  if (before.runs !== after.runs) return after.runs ? words.switchedOn(date) : words.switchedOff(date);
  if (before.targetMs === after.targetMs)
    return words.goalChanged(goal(before, words), goal(after, words), date);
  const say = change === 'loosening' ? words.loosened : words.tightened;
  return say(target(before, words), target(after, words), date);
}

const target = ({ targetMs }: TargetTerms, words: PromiseWords) =>
  targetMs === null ? '–' : words.length(targetMs);
const goal = ({ goalMs }: TargetTerms, words: PromiseWords) =>
  goalMs === null ? null : words.length(goalMs);
