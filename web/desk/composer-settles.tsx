import { IconAlertTriangle } from '@tabler/icons-react';
import { serverNow } from '../server-clock.ts';
import { Checkbox, TextField } from '../ui/index.ts';
import { ComposerValues } from './composer-values.tsx';
import { type Draft, isBlank } from './draft.ts';
import { InterimFields } from './interim-fields.tsx';
import { QuestionTicks } from './question-ticks.tsx';
import type { RequestView } from './request-view.ts';
import type { Reading } from './use-reading.ts';

export interface ComposerSettlesProps {
  readonly view: RequestView;
  readonly draft: Draft;
  readonly read: Reading;
  readonly change: (what: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
}

/** What the reply settles and gives: questions, a promise, the quote, value; what they gain where we begin. */
export function ComposerSettles({ view, draft, read, change }: ComposerSettlesProps) {
  return (
    <>
      <QuestionTicks
        questions={read.open}
        marks={read.marks}
        suggested={read.suggested}
        setMark={(id, mark) => change(({ marks }) => ({ marks: { ...marks, [id]: mark } }))}
      />
      {read.nothingOpen && !isBlank(draft) ? (
        <TextField
          size="xs"
          label="What will they gain from this?"
          description={`Nothing of ${view.contact.name} is open: you begin.`}
          maxLength={300}
          value={draft.gain}
          onChange={(event) => change({ gain: event.currentTarget.value })}
        />
      ) : null}
      <div className="heed-settles">
        <InterimFields
          interim={read.interim}
          read={draft.interim === null ? read.promises : null}
          setInterim={(value) => change({ interim: value ?? 'off' })}
          moves={promiseToMove(view)}
        />
        {isBlank(draft) ? null : (
          <ComposerValues
            values={read.values}
            chosen={draft.values}
            asks={read.asks}
            setChosen={(values) => change({ values })}
          />
        )}
      </div>
      {read.quoteOpen ? (
        <Checkbox
          label="This is the quote"
          checked={read.quote}
          onChange={(event) => change({ quote: event.currentTarget.checked })}
        />
      ) : null}
      {read.emptyQuote ? (
        <p className="heed-composer-note" role="status">
          <IconAlertTriangle size={14} aria-hidden />
          No file and no amount: is the quote in this mail? You can still send it.
        </p>
      ) : null}
    </>
  );
}

/** The promise that a new time would move. */
function promiseToMove({ promises }: RequestView): { dueAt: number } | null {
  const due = promises.map(({ dueAt }) => Date.parse(dueAt));
  const first = due.find((at) => at >= serverNow()) ?? due[0];
  return first === undefined ? null : { dueAt: first };
}
