import { useState } from 'react';
import { serverNow } from '../server-clock.ts';
import { useSession } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, TextField } from '../ui/index.ts';
import { DateChips } from './calls-next-step.tsx';
import { type OpenCall, type Outcome, outcomeText } from './calls-view.ts';
import type { CallOutcomePress } from './use-call-outcome.ts';

const choices: readonly { outcome: Outcome; label: string }[] = [
  { outcome: 'talking', label: 'Talking' },
  { outcome: 'voicemail', label: 'Voicemail' },
  { outcome: 'no_answer', label: 'No answer' },
  { outcome: 'busy', label: 'Busy' },
  { outcome: 'wrong_number', label: 'Wrong number' },
];

export interface CallDiallingProps {
  readonly call: OpenCall;
  readonly outcome: CallOutcomePress;
}

/** How it went, in one press or by the keys 1 to 5; undone within five seconds. */
export function CallDialling({ call, outcome }: CallDiallingProps) {
  const [voicemail, setVoicemail] = useState(false);
  const choose = (chosen: Outcome) => (chosen === 'voicemail' ? setVoicemail(true) : outcome.press(chosen));
  useKeys(
    `Call with ${call.contact}`,
    outcome.held || voicemail
      ? []
      : choices.map((choice, index) => ({
          keys: String(index + 1),
          label: choice.label,
          run: () => choose(choice.outcome),
        })),
  );
  if (outcome.held) return <Held outcome={outcome} />;
  if (voicemail) return <Voicemail outcome={outcome} back={() => setVoicemail(false)} />;
  return (
    <div className="heed-call-outcomes">
      {choices.map(({ outcome: one, label }, index) => (
        <button
          key={one}
          type="button"
          className="heed-call-outcome"
          data-first={index === 0}
          onClick={() => choose(one)}
        >
          <kbd aria-hidden>{index + 1}</kbd> {label}
        </button>
      ))}
      <button type="button" className="heed-quiet-button" onClick={() => outcome.press('not_dialled')}>
        Did not call
      </button>
    </div>
  );
}

function Held({ outcome }: Pick<CallDiallingProps, 'outcome'>) {
  return (
    <div className="heed-call-held">
      <span>{outcome.held ? outcomeText(outcome.held.outcome) : ''}.</span>
      {outcome.canUndo ? (
        <Button size="compact-sm" variant="default" autoFocus onClick={outcome.undo}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}

/** A voicemail that says who will do what by when is an answer; one that does not is an attempt. */
function Voicemail({ outcome, back }: Pick<CallDiallingProps, 'outcome'> & { readonly back: () => void }) {
  const me = useSession().data?.user?.name ?? '';
  const [who, setWho] = useState(me);
  const [by, setBy] = useState<number | null>(null);
  const save = () =>
    outcome.press(
      'voicemail',
      by === null || who.trim() === '' ? null : { who: who.trim(), by: new Date(by).toISOString() },
    );
  return (
    <form
      className="heed-call-voicemail"
      aria-label="What the voicemail says"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => (event.key === 'Escape' ? back() : undefined)}
    >
      <TextField
        size="xs"
        label="Who will get back to them"
        autoFocus
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <DateChips label="By when" value={by} setValue={setBy} now={serverNow()} />
      <p className="heed-soft" role="status">
        {by === null
          ? 'Without a time it is an attempt, no answer.'
          : 'An interim answer: it stops the first clock.'}
      </p>
      <div className="heed-call-acts">
        <Button size="compact-sm" type="submit">
          Voicemail left
        </Button>
        <button type="button" className="heed-quiet-button" onClick={back}>
          Back
        </button>
      </div>
    </form>
  );
}
