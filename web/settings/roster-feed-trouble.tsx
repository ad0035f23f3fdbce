import { IconAlertTriangle } from '@tabler/icons-react';
import { Tooltip } from '../ui/index.ts';
import type { RosterPerson } from './roster-cells.ts';

/** Their calendar can't be read: the roster may lack absences of theirs. */
export function FeedTrouble({ person: { feedTrouble, name } }: { readonly person: RosterPerson }) {
  if (feedTrouble === null) return null;
  return (
    <Tooltip label={feedTrouble} multiline maw={320}>
      <button
        type="button"
        className="heed-roster-trouble"
        aria-label={`calendar not read, of ${name}: ${feedTrouble}`}
      >
        <IconAlertTriangle size={14} aria-hidden />
        calendar not read
      </button>
    </Tooltip>
  );
}
