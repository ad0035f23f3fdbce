/** Stages of buying as the buyer sees them (DOMAIN 5.5). */
export const buyingStages = ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] as const;
export type BuyingStage = (typeof buyingStages)[number];

export const buyingStageNames: Readonly<Record<BuyingStage, string>> = {
  B0: 'Not looking',
  B1: 'Problem felt',
  B2: 'Exploring ways',
  B3: 'Requirements set',
  B4: 'Comparing suppliers',
  B5: 'Checking proof, price, risk',
  B6: 'Deciding',
  B7: 'Bought',
  B8: 'Using',
};

/** Assumed at first contact until somebody says otherwise (DOMAIN 5.5). */
export const assumedStage: BuyingStage = 'B4';

/** How many steps nearer to a decision; negative for a step back. */
export function stepsBetween(from: BuyingStage, to: BuyingStage): number {
  return buyingStages.indexOf(to) - buyingStages.indexOf(from);
}
