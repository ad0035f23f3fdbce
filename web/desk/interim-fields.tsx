import { IconX } from '@tabler/icons-react';
import { serverNow } from '../server-clock.ts';
import { DateTimeField, dayAndTime, TextField } from '../ui/index.ts';
import type { PromiseGiven } from './draft.ts';
import type { PromisesRead } from './read-promises.ts';

export interface InterimFieldsProps {
  readonly interim: PromiseGiven | null;
  /** What the text promises; null once the writer has filled in or refused the fields. */
  readonly read: PromisesRead | null;
  /** Null takes the promise away. */
  readonly setInterim: (interim: PromiseGiven | null) => void;
  /** The open promise that a new time would move. */
  readonly moves: { readonly dueAt: number } | null;
}

/** Who will answer, and by when: an honest interim answer stops the first clock and starts a promise. */
export function InterimFields({ interim, read, setInterim, moves }: InterimFieldsProps) {
  if (interim === null) {
    const timeless = read?.timeless ?? null;
    return (
      <div className="heed-interim-offer">
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => setInterim({ who: timeless?.who ?? '', by: null })}
        >
          <Offer words={timeless?.words ?? null} moves={moves !== null} />
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
      <ReadFrom read={read} choose={setInterim} />
      <Moving interim={interim} moves={moves} />
    </div>
  );
}

function Offer({ words, moves }: { readonly words: string | null; readonly moves: boolean }) {
  const [ask, rest] =
    words !== null
      ? ['Say by when', `: “${words}” names no time`]
      : moves
        ? ['Later than promised?', ' Tell the new time']
        : ['Can’t answer yet?', ' Say who will, by when'];
  return (
    <span>
      {ask}
      <span className="heed-if-wide">{rest}</span>
    </span>
  );
}

/** The words the fields were filled in from, and what else the text promises. */
function ReadFrom({
  read,
  choose,
}: Pick<InterimFieldsProps, 'read'> & { choose: (promise: PromiseGiven) => void }) {
  if (read === null || read.first === null) return null;
  return (
    <p className="heed-soft">
      Read from “{read.first.words}”
      {read.others.map((other) => (
        <button
          key={`${other.words}${other.by}`}
          type="button"
          className="heed-quiet-button"
          onClick={() => choose({ who: other.who, by: other.by })}
        >
          or {other.who}, {other.by === null ? '' : dayAndTime(other.by, serverNow())}
        </button>
      ))}
    </p>
  );
}

/** A time told while a promise is open moves it; told after it has passed, it is a second one. */
function Moving({ interim, moves }: { readonly interim: PromiseGiven } & Pick<InterimFieldsProps, 'moves'>) {
  if (moves === null || interim.by === null || interim.by === moves.dueAt) return null;
  const before = dayAndTime(moves.dueAt, serverNow());
  return (
    <p className="heed-soft">
      {serverNow() <= moves.dueAt
        ? `This moves what was promised for ${before}.`
        : `What was promised for ${before} is broken; this is a new promise.`}
    </p>
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
