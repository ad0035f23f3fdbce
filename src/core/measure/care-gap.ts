import { type BuyingStage, buyingStages } from '../request/buying-stage.ts';
import { type Difference, newcombe } from './newcombe.ts';
import { type Share, wilson } from './wilson.ts';

/** A request as care is compared by: whether it was answered in time, and where its contact stands in buying. */
export interface CaredFor {
  readonly withinTarget: boolean;
  readonly stage: BuyingStage;
}

/** Within-target of those who buy less that of those who don't, with n and interval (DOMAIN M-29). */
export interface CareGap {
  readonly buying: Share;
  readonly notBuying: Share;
  readonly gap: Difference;
}

/** On the way to a purchase; who is not looking, or has bought, is not buying (DOMAIN 5.5). */
export function isBuying(stage: BuyingStage): boolean {
  const place = buyingStages.indexOf(stage);
  return place >= buyingStages.indexOf('B1') && place <= buyingStages.indexOf('B6');
}

/** null while one of the two groups has no decided request. */
export function careGap(decided: readonly CaredFor[]): CareGap | null {
  const shareOf = (group: readonly CaredFor[]) =>
    wilson(group.filter(({ withinTarget }) => withinTarget).length, group.length);
  const buying = shareOf(decided.filter(({ stage }) => isBuying(stage)));
  const notBuying = shareOf(decided.filter(({ stage }) => !isBuying(stage)));
  return buying && notBuying ? { buying, notBuying, gap: newcombe(buying, notBuying) } : null;
}
