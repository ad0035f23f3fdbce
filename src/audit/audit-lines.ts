import type { Reached } from '../core/measure/figures.ts';
import type { Exclusion } from '../core/measure/measured-item.ts';
import type { Share } from '../core/measure/wilson.ts';
import { spanText } from '../core/time/span-text.ts';
import type { AuditResult } from './measure-audit.ts';

/** One figure in words: what it is, the figure, and what it rests on. */
export interface AuditLine {
  readonly name: string;
  readonly figure: string;
  readonly detail: string;
}

/** Under so many decided a share says little. */
const FEW = 10;

/** The one sentence a leader takes away. */
export function headline(result: AuditResult): string {
  const { response, unansweredNow, population } = result.figures;
  if (population.counted === 0) return 'Nothing in it could be counted.';
  const { business, elapsed } = response;
  const first =
    business.median.at === null
      ? `Fewer than half got a first personal answer within ${spanText(business.median.largest ?? 0)} of working time`
      : `Half had their first personal answer within ${spanText(business.median.at)} of working time${
          elapsed.median.at === null ? '' : `, ${spanText(elapsed.median.at)} on their own clock`
        }`;
  const rest =
    unansweredNow === null || unansweredNow.met === 0
      ? ''
      : `; ${unansweredNow.met} of ${count(unansweredNow.of)} have none`;
  return `${first}${rest}.`;
}

/** Every figure, in the order in which they are shown. */
export function auditLines(result: AuditResult): AuditLine[] {
  const { figures, targetMs, goalMs, withinGoal } = result;
  const { business, elapsed } = figures.response;
  const lines = [
    shareLine(`Answered within ${spanText(targetMs)}`, figures.withinTarget, pendingText(result)),
    ...(goalMs === null || withinGoal === null
      ? []
      : [
          {
            name: `Answered within ${spanText(goalMs)}`,
            figure: percent(withinGoal.share),
            detail: `${percents(withinGoal.low, withinGoal.high)}; those still waiting taken into account`,
          },
        ]),
    timeLine('Half are answered within', business.median, elapsed.median),
    timeLine('Three of four within', business.p75, elapsed.p75),
    timeLine('Nine of ten within', business.p90, elapsed.p90),
    shareLine('Without an answer now', figures.unansweredNow),
    shareLine('Never answered', figures.neverAnswered, 'closed so, or open for five business days'),
    shareLine('Answered within two business days', figures.withinTwoDays, youngText(result)),
    shareLine('Answered on the same business day', figures.sameDay),
    ...scoreLines(result),
  ];
  if (figures.chasers > 0)
    lines.push({ name: 'Asked again before an answer', figure: count(figures.chasers), detail: 'times' });
  if (figures.automatic > 0)
    lines.push({
      name: 'Automatic messages of ours',
      figure: count(figures.automatic),
      detail: 'not counted',
    });
  return lines;
}

/** How the counted come about: the sentences under the figures. */
export function reconciliation(result: AuditResult): string {
  const { population } = result.figures;
  const parts = [`${count(population.counted)} counted`];
  for (const { reason, n } of population.excluded) parts.push(`${count(n)} ${excludedWords[reason]}`);
  if (result.outside > 0) parts.push(`${count(result.outside)} received at other times`);
  if (result.unreadable.n > 0) parts.push(`${count(result.unreadable.n)} that could not be read`);
  return `${count(result.rows)} ${result.source.unit}${result.rows === 1 ? '' : 's'}: ${parts.join(', ')}.`;
}

const excludedWords: Readonly<Record<Exclusion, string>> = {
  junk: 'confirmed junk',
  merged: 'merged into another',
  not_a_request: 'no request',
  withdrawn: 'taken back before an answer was due',
  automatic: 'sent by a machine',
  no_target: 'without a target',
};

function scoreLines({ figures, source }: AuditResult): AuditLine[] {
  const { score, elapsedScore, decided, valueOfAnswered } = figures.worth;
  if (!source.hasValue || score === null) return [];
  const own = elapsedScore === null ? '' : `, ${elapsedScore.toFixed(1)} on the buyer’s clock`;
  const value = valueOfAnswered === null ? '' : `; mean value of answers ${valueOfAnswered.toFixed(3)}`;
  return [
    {
      name: 'Score, value times speed',
      figure: score.toFixed(1),
      detail: `of 100, over ${count(decided)}${own}${value}`,
    },
  ];
}

function pendingText({ figures }: AuditResult): string {
  const { pending } = figures.population;
  return pending === 0 ? '' : `${count(pending)} more not due yet`;
}

function youngText({ figures }: AuditResult): string {
  const young = figures.population.counted - (figures.withinTwoDays?.of ?? 0);
  return young === 0 ? '' : `${count(young)} open and younger, left out`;
}

function shareLine(name: string, share: Share | null, more = ''): AuditLine {
  if (share === null) return { name, figure: 'none decided', detail: more };
  const few = share.of < FEW ? 'few, so read it with care' : '';
  const detail = [`${count(share.met)} of ${count(share.of)}`, percents(share.low, share.high), more, few];
  return { name, figure: percent(share.share), detail: detail.filter((part) => part !== '').join('; ') };
}

function timeLine(name: string, business: Reached, elapsed: Reached): AuditLine {
  const own = `${reachedText(elapsed)} on the buyer’s clock`;
  if (business.low === null && business.at === null)
    return { name, figure: reachedText(business), detail: own };
  const range = `${business.low === null ? 'not reached' : spanText(business.low)} to ${business.high === null ? 'not reached' : spanText(business.high)}`;
  return { name, figure: reachedText(business), detail: `${range}; ${own}` };
}

/** `21 min`, or `not reached (> 2 h 10 min)`: the longest wait that came to an end. */
export function reachedText({ at, largest }: Reached): string {
  if (at !== null) return spanText(at);
  return largest === null ? 'not reached' : `not reached (> ${spanText(largest)})`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function percents(low: number, high: number): string {
  return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`;
}

export function count(n: number): string {
  return n.toLocaleString('en');
}
