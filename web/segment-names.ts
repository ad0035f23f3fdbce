import type { Segment } from '../src/core/clock/fact.ts';

/** Segments in words, as they stand in lists and sentences (DOMAIN 5.6). */
export const segmentNames: Readonly<Record<Segment, string>> = {
  A: 'A strategic',
  B: 'B core',
  C: 'C growth',
  D: 'D occasional',
  P: 'P prospect',
};
