import { firstGap } from '../../src/core/library/template-fields.ts';

/** Marks the first gap of a text that is being written, so that the next key fills it; false where it has none. */
export function selectGap(field: HTMLTextAreaElement | null): boolean {
  const gap = field === null ? null : firstGap(field.value);
  if (field === null || gap === null) return false;
  field.focus();
  field.setSelectionRange(gap.from, gap.to);
  return true;
}
