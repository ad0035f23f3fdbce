import { type ReactNode, useState } from 'react';
import { Button, TextField } from '../ui/index.ts';

interface TeamsRowProps {
  readonly name: string;
  readonly note: string;
  readonly isEditor: boolean;
  readonly onRename: (name: string) => Promise<unknown>;
  /** Left out while something hangs on it. */
  readonly onRemove?: () => Promise<unknown>;
  readonly children?: ReactNode;
}

/** A name that can be changed in its place: saved when it is left or with Enter, taken back with Escape. */
export function TeamsRow({ name, note, isEditor, onRename, onRemove, children }: TeamsRowProps) {
  const [text, setText] = useState<string | null>(null);
  const save = async () => {
    const next = text?.trim() ?? '';
    setText(null);
    if (next !== '' && next !== name) await onRename(next);
  };
  return (
    <li className="heed-team">
      {isEditor ? (
        <TextField
          aria-label={`Name of ${name}`}
          value={text ?? name}
          maxLength={80}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
            if (event.key === 'Escape') setText(null);
          }}
        />
      ) : (
        <span className="heed-strong">{name}</span>
      )}
      {children ?? <span />}
      <span className="heed-soft heed-small">{note}</span>
      {isEditor && onRemove ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Take out ${name}`}
          onClick={() => void onRemove()}
        >
          Take out
        </Button>
      ) : null}
    </li>
  );
}
