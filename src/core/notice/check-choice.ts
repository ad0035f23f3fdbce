import { DomainError } from '../domain-error.ts';
import type { QuietHours } from './notice-choice.ts';

/** Throws DomainError `invalid` with a pointer when quiet hours can't be meant as they stand. */
export function checkQuiet(quiet: QuietHours | null): void {
  if (quiet === null) return;
  if (quiet.from === '24:00') throw invalid('this can begin at 23:59 at the latest', '/quiet/from');
  if (quiet.days.length === 0) throw invalid('choose at least one day', '/quiet/days');
  const isWholeDay = quiet.from === quiet.to || (quiet.from === '00:00' && quiet.to === '24:00');
  if (isWholeDay && new Set(quiet.days).size === 7)
    throw invalid(
      'quiet day and night on every day lets nothing out; switch the ways off instead',
      '/quiet/to',
    );
}

function invalid(message: string, pointer: string): DomainError {
  return new DomainError('invalid', message, pointer);
}
