import { type FormEvent, useState } from 'react';
import { Button, Modal, TextField } from '../ui/index.ts';

export interface Valued {
  readonly id: string;
  readonly text: string;
  readonly valueItem: string | null;
  readonly suggestedValue: string | null;
}

export interface ValuePromptProps {
  readonly item: Valued | null;
  readonly close: () => void;
  readonly submit: (item: Valued, valueItem: string) => void;
}

/** An attempt counts with what was in it for the contact (D-13): asked where nobody has said it. */
export function ValuePrompt({ item, close, submit }: ValuePromptProps) {
  return (
    <Modal
      opened={item !== null}
      onClose={close}
      title="What was in it for them?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {item === null ? null : <ValueForm key={item.id} item={item} submit={(value) => submit(item, value)} />}
    </Modal>
  );
}

function ValueForm({ item, submit }: { readonly item: Valued; readonly submit: (value: string) => void }) {
  const [value, setValue] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(value.trim());
  };
  return (
    <form className="heed-plan-form" onSubmit={save}>
      <TextField
        label={item.text}
        description="An attempt with nothing in it for them does not count. Something of its own each time."
        data-autofocus
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {item.suggestedValue === null ? null : (
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => setValue(item.suggestedValue ?? '')}
        >
          {item.suggestedValue}
        </button>
      )}
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" disabled={value.trim().length < 2}>
          Done with it
        </Button>
      </div>
    </form>
  );
}
