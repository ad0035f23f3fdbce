import { gapsIn } from '../../src/core/library/template-fields.ts';
import type { Meter } from './value-meter.ts';

/** What a writer is told once before a reply goes, sentence by sentence. */
export function warningsOf(text: string, { guard, begun }: Pick<Meter, 'guard' | 'begun'>): string[] {
  const gaps = gapsIn(text);
  return [
    ...(gaps.length === 0 ? [] : [`Still to fill in: ${gaps.join(', ')}.`]),
    // A contact that we begin has a dialog of its own.
    ...(guard === null || begun !== null ? [] : [`This ${guard}: it stops no clock, the buyer still waits.`]),
  ];
}
