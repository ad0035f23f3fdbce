import type { Waited } from './measured-item.ts';
import type { StillOpen } from './parts-of.ts';
import type { Tally } from './tally.ts';

/** Adds how long what is open of an item has waited by now, to those last seen waiting then (M-03). */
export function addWaits(tally: Tally, open: StillOpen, { businessMs, elapsedMs }: Waited): void {
  if (open.response) {
    tally.addOpen('business', businessMs);
    tally.addOpen('elapsed', elapsedMs);
  }
  if (open.value) {
    tally.addOpen('valueBusiness', businessMs);
    tally.addOpen('valueElapsed', elapsedMs);
  }
  if (open.contact) tally.addOpen('contact', businessMs);
}
