import { defaultTargets } from '../../../core/clock/default-targets.ts';
import { clockKinds } from '../../../core/clock/kinds/index.ts';

const fed = new Set(defaultTargets.filter(({ isFed }) => isFed).map(({ kind }) => kind));

/** The kinds of clocks that something starts and stops in Heed, in their order; only they may have targets. */
export const targetKinds = clockKinds.filter(({ code }) => fed.has(code));
