import { everything } from '../../core/measure/slice.ts';
import type { Binding } from '../../platform/bindings.ts';
import { huddleBindings } from './huddle/routes.ts';
import { seriesFigures } from './period-figures.ts';
import { teachingBindings } from './teaching/routes.ts';

/** The huddle with the measures of whole days, and what was kept to learn from. */
export function huddlePageBindings(): Binding[] {
  return [
    ...huddleBindings((ctx, days) =>
      seriesFigures(ctx, {
        periods: days.map((day) => ({ from: day, until: day + 1 })),
        slice: everything,
      }),
    ),
    ...teachingBindings(),
  ];
}
