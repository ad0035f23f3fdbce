import { IconX } from '@tabler/icons-react';
import { DateTimeField, TextField } from '../ui/index.ts';
import type { PromiseGiven } from './draft.ts';

export interface InterimFieldsProps {
  readonly interim: PromiseGiven | null;
  /** The words the promise was read from. */
  readonly phrase: string | null;
  /** Null takes the promise away. */
  readonly setInterim: (interim: PromiseGiven | null) => void;
}

/** Who will answer, and by when: an honest interim answer stops the first clock and starts a promise. */
export function InterimFields({ interim, phrase, setInterim }: InterimFieldsProps) {
  if (interim === null) {
    return (
      <div className="heed-interim-offer">
        <button type="button" className="heed-quiet-button" onClick={() => setInterim({ who: '', by: null })}>
          Can’t answer yet? Say who will, by when
        </button>
      </div>
    );
  }
  return (
    <div className="heed-interim">
      <TextField
        size="xs"
        label="Who will answer"
        value={interim.who}
        onChange={(event) => setInterim({ ...interim, who: event.currentTarget.value })}
      />
      <DateTimeField
        size="xs"
        label="By when"
        value={interim.by === null ? '' : localInput(interim.by)}
        onChange={(event) => setInterim({ ...interim, by: readInput(event.currentTarget.value) })}
      />
      <button
        type="button"
        className="heed-quiet-button"
        aria-label="No promise"
        onClick={() => setInterim(null)}
      >
        <IconX size={14} aria-hidden />
        No promise
      </button>
      {phrase !== null ? <p className="heed-soft">Read from “{phrase}”</p> : null}
    </div>
  );
}

function localInput(at: number): string {
  const date = new Date(at);
  const local = new Date(at - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function readInput(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
