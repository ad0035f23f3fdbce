import type { z } from 'zod';
import type { summaryView, valueView } from '../../src/flow/measurement/shapes.ts';
import { count } from '../ui/index.ts';

export type ValueView = z.output<typeof valueView>;
export type Summary = z.output<typeof summaryView>;

/** A score from 0 to 100, or a dash while there is none. */
export function scoreText(score: number | null | undefined): string {
  return score === null || score === undefined ? '–' : score.toFixed(1);
}

/** A share from 0 to 1 in two digits. */
export function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : share.toFixed(2);
}

const sources = {
  buyer: 'the buyer says so',
  movement: 'the buyer moved on',
  estimate: 'our estimate',
} as const;

/** Who says what the value is: it never stands without. */
export function sourceText({ value, atJudging }: ValueView): string {
  if (value === null) return '';
  if (value.source !== 'estimate' || atJudging === null) return sources[value.source];
  const { answered, questions, parts } = atJudging;
  return `${sources.estimate}: ${answered} of ${questions} answered${parts > 0 ? `, ${parts} in part` : ''}`;
}

/** Where the values of several requests come from: `2 of 9 confirmed by buyers`. */
export function confirmedText({ decided, buyerConfirmed, moved }: Summary): string {
  if (decided === 0) return '';
  const steps = moved > 0 ? `, ${moved} by a step forward` : '';
  return `${buyerConfirmed} of ${decided} confirmed by buyers${steps}, the rest our estimate`;
}

/** What else there is beside those the mean is over. */
export function restText({ pending, leftOut }: Summary): string {
  const parts = [
    pending > 0 ? `${pending} not decided yet` : '',
    leftOut > 0 ? `${count(leftOut, 'request')} left out (none, merged, taken back or without a target)` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The day in one sentence. */
export function meaning({ decided, score, elapsedScore }: Summary, who: string): string {
  if (decided === 0) return `Nothing is decided yet for ${who}.`;
  return `On average ${scoreText(score)} of 100 over ${count(decided, 'decided request')}; by the buyers’ own waiting ${scoreText(elapsedScore)}.`;
}

export const confirmWords =
  'A mail from a person’s own client waits to be confirmed; what it answered counts then.';
