import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { type Mentionable, matching, mentionAt, withMention } from './notes-text.ts';

export interface NotesFieldProps {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly people: readonly Mentionable[];
  readonly submit: () => void;
  readonly leave: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  /** Why it can't be kept as it is. */
  readonly refusal: string | undefined;
}

/** Words for colleagues; after `@` their names are offered, by keyboard too. */
export function NotesField(props: NotesFieldProps) {
  const { text, change, people, field, label, refusal } = props;
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  const begun = caret === null ? null : mentionAt(text, caret);
  const found = begun === null ? [] : matching(people, begun.typed);
  const choose = (person: Mentionable | undefined) => {
    if (begun === null || person === undefined || !person.sees) return;
    const put = withMention(text, begun, person.name);
    change(put.text);
    setCaret(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(put.caret, put.caret);
    });
  };
  return (
    <div className="heed-note-field">
      {found.length > 0 ? (
        <div className="heed-note-people" role="listbox" id={`${id}-list`} aria-label="Colleagues">
          {found.map((person, index) => (
            <Option
              key={person.id}
              id={`${id}-${index}`}
              person={person}
              selected={index === active}
              choose={() => choose(person)}
            />
          ))}
        </div>
      ) : null}
      <textarea
        ref={field}
        className="heed-note-text"
        rows={3}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={found.length > 0 ? `${id}-${Math.min(active, found.length - 1)}` : undefined}
        aria-invalid={refusal !== undefined}
        aria-describedby={`${id}-refusal`}
        placeholder="Words for colleagues; @ names one"
        value={text}
        onChange={(event) => {
          change(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setActive(0);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={(event) =>
          press(event, {
            ...props,
            count: found.length,
            move: (by) =>
              setActive((place) => (Math.min(place, found.length - 1) + by + found.length) % found.length),
            choose: () => choose(found[Math.min(active, found.length - 1)]),
            close: () => setCaret(null),
          })
        }
      />
      <div id={`${id}-refusal`} role="alert" className="heed-note-refusal">
        {refusal}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly person: Mentionable;
  readonly selected: boolean;
  readonly choose: () => void;
}

/** The textarea keeps the focus; a press here chooses without taking it. */
function Option({ id, person, selected, choose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-disabled={!person.sees}
      tabIndex={-1}
      onMouseDown={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      {person.name}
      {person.sees ? null : <span>does not see requests</span>}
    </div>
  );
}

interface Keys extends Pick<NotesFieldProps, 'submit' | 'leave'> {
  readonly count: number;
  readonly move: (by: 1 | -1) => void;
  readonly choose: () => void;
  readonly close: () => void;
}

function press(event: KeyboardEvent, { count, move, choose, close, submit, leave }: Keys): void {
  const act = keyAct(event, count > 0, { move, choose, close, submit, leave });
  if (act === null) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function keyAct(event: KeyboardEvent, offers: boolean, keys: Omit<Keys, 'count'>): (() => void) | null {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) return keys.submit;
  if (event.key === 'Escape') return offers ? keys.close : keys.leave;
  if (!offers) return null;
  if (event.key === 'ArrowDown') return () => keys.move(1);
  if (event.key === 'ArrowUp') return () => keys.move(-1);
  return event.key === 'Enter' || event.key === 'Tab' ? keys.choose : null;
}
