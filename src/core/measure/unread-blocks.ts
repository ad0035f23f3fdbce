import { MINUTE } from '../time/instant.ts';
import type { TimeName } from './count-names.ts';
import { waitsOf } from './figures-of.ts';
import { blocksOfMiddle, middleOf } from './middle-of.ts';
import type { Tally } from './tally.ts';
import { blocksToRead } from './times-until.ts';

/** Tallies of up to so many times are read whole: no figure of theirs hangs on where a band runs within a minute. */
const READ_WHOLE = 2_000;

/** The blocks of times that must be read for the figures of a tally to be exact to the millisecond. */
export function unreadBlocks(
  tally: Tally,
  also: readonly number[] = [],
): { readonly name: TimeName; readonly blocks: readonly number[] }[] {
  const waits = waitsOf(tally);
  const acceptable = middleOf(tally.times('acceptable'));
  const asked = acceptable === null ? [] : [acceptable / MINUTE];
  const whole = (name: TimeName) => {
    const times = tally.times(name);
    return times.blocks().filter((block) => !times.isRead(block));
  };
  const ofWaits = (['business', 'elapsed', 'valueBusiness', 'valueElapsed', 'contact'] as const).map(
    (name) => ({
      name,
      blocks:
        tally.times(name).size <= READ_WHOLE
          ? whole(name)
          : blocksToRead(waits[name], name === 'valueElapsed' ? [...also, ...asked] : also),
    }),
  );
  const censored = (['withdrawnBusiness', 'withdrawnElapsed'] as const).map((name) => ({
    name,
    blocks: whole(name),
  }));
  const middles = (['acceptable', 'wonCycle'] as const).map((name) => ({
    name,
    blocks: blocksOfMiddle(tally.times(name)),
  }));
  return [...censored, ...middles, ...ofWaits].filter(({ blocks }) => blocks.length > 0);
}
