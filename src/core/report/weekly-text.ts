import { minutesText, percentText, reachedText } from './figure-text.ts';
import type { WeeklyContent } from './weekly-content.ts';
import { weeklyLines } from './weekly-lines.ts';

/** The week in one sentence: misses included, the buyer's own wait beside ours. */
export function weekSentence({ figures, targetMs }: WeeklyContent): string {
  const { withinTarget, response, unansweredNow, population } = figures;
  if (population.counted === 0) return 'Nothing was received this week.';
  if (withinTarget === null) return `${population.counted} were received; none of them is decided yet.`;
  const target = targetMs === null ? 'in time' : `within ${minutesText(targetMs)} min`;
  const unanswered = unansweredNow?.met ?? 0;
  const left =
    unanswered === 0
      ? 'nobody is left unanswered'
      : `${unanswered} ${unanswered === 1 ? 'is' : 'are'} not answered`;
  return `${withinTarget.met} of ${withinTarget.of} (${percentText(withinTarget.share)}) were answered ${target}; the typical buyer waited ${reachedText(response.elapsed.median)}; ${left}.`;
}

/** The report as plain text, for mails and readers that show no pictures. */
export function weeklyText(
  content: WeeklyContent,
  { states, waiting }: { readonly states: readonly string[]; readonly waiting: readonly string[] },
): string {
  const figures = weeklyLines(content).map(({ name, figure, interval, note }) => {
    const more = [interval, note].filter((text) => text !== '').join('; ');
    return `${name}: ${figure}${more === '' ? '' : ` (${more})`}`;
  });
  return [
    weekSentence(content),
    '',
    ...states,
    '',
    ...figures,
    '',
    'Unanswered and past their time:',
    ...(waiting.length === 0 ? ['nobody'] : waiting),
    ...(content.waitingMore > 0 ? [`and ${content.waitingMore} more`] : []),
  ].join('\n');
}
