import { pageSpan } from '../outcome/page-times.ts';
import { MINUTE, type Milliseconds } from '../time/instant.ts';
import type { Headline } from './promise-board.ts';
import type { PublicShare, PublicWithin } from './public-share.ts';
import type { PromiseWords } from './words/promise-words.ts';

/** The sentence of R34 in its three parts: the buyer's time, working time, the wait. Joined by nothing, nothing, a space. */
export function headlineText(headline: Headline, words: PromiseWords): readonly [string, string, string] {
  const length = words.length(headline.targetMs);
  return [
    elapsedText(headline.elapsed, length, words),
    businessText(headline.business, words),
    waitText(headline, words),
  ];
}

function elapsedText(elapsed: PublicWithin, length: string, words: PromiseWords): string {
  if (elapsed.shown !== 'share') return words.elapsedFew(length);
  const { met, of } = elapsed;
  const counted = met === null ? null : words.counted(words.count(met), words.count(of));
  return words.elapsed(words.percent(elapsed.share), length, counted);
}

function businessText(business: PublicShare, words: PromiseWords): string {
  if (business.shown !== 'share') return words.businessFew;
  const { share, met, of } = business.share;
  return words.business(words.percent(share), words.counted(words.count(met), words.count(of)));
}

function waitText({ typicalWait, unanswered }: Headline, words: PromiseWords): string {
  const left =
    unanswered.shown === 'share'
      ? words.unanswered(unanswered.share.met, words.count(unanswered.share.of))
      : '.';
  if (typicalWait.shown === 'wait')
    return `${words.typical(wholeMinutes(typicalWait.ms, words.spans))}${left}`;
  return typicalWait.shown === 'unreached' ? `${words.typicalUnreached}${left}` : '';
}

/** Never shorter than it was: begun minutes count as whole ones. */
export function wholeMinutes(ms: Milliseconds, names: PromiseWords['units']): string {
  return pageSpan(Math.max(1, Math.ceil(ms / MINUTE)) * MINUTE, names);
}

/** `63.2 % (12 of 19)`, or why there is no figure. */
export function shareText(result: PublicShare | null, words: PromiseWords): string {
  if (result === null) return words.unmeasured;
  if (result.shown !== 'share') return words[result.shown];
  const { share, met, of } = result.share;
  return words.result(words.percent(share), words.counted(words.count(met), words.count(of)));
}

/** As `shareText`, of the buyer's own time. */
export function withinText(within: PublicWithin, words: PromiseWords): string {
  if (within.shown !== 'share') return words[within.shown];
  const { share, met, of } = within;
  if (met === null) return words.percent(share);
  return words.result(words.percent(share), words.counted(words.count(met), words.count(of)));
}
