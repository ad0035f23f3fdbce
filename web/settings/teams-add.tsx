import { type FormEvent, useState } from 'react';
import type { Problem } from '../problem.ts';
import { Button, TextField } from '../ui/index.ts';

interface TeamsAddProps {
  readonly label: string;
  readonly onAdd: (name: string) => Promise<Problem | null>;
}

/** One line to add something by its name. */
export function TeamsAdd({ label, onAdd }: TeamsAddProps) {
  const [name, setName] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    if ((await onAdd(name.trim())) === null) setName('');
  };
  return (
    <form className="heed-team-add" onSubmit={(event) => void send(event)}>
      <TextField
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
