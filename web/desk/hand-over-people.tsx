import { useId, useState } from 'react';
import type { z } from 'zod';
import type { colleagueView } from '../../src/flow/desk/hand-over/contract.ts';
import { TextField } from '../ui/index.ts';

export type Colleague = z.output<typeof colleagueView>;

/** Whom somebody chose; `id` null: whoever fits. */
export interface Picked {
  readonly id: string | null;
  readonly warning: string | null;
}

interface Choice {
  readonly id: string | null;
  readonly name: string;
  readonly detail: string;
}

export interface ColleaguePickerProps {
  readonly label: string;
  readonly people: readonly Colleague[];
  /** What stands before the people. */
  readonly first?: Choice;
  readonly more?: readonly Choice[];
  readonly picked: Picked | null;
  readonly pick: (picked: Picked) => void;
}

/** More than these have to be searched for. */
const FEW = 8;
const SHOWN = 40;

/** One of those who could take it: at work first, then who knows what it needs, then who has least open. */
export function ColleaguePicker({ label, people, first, more = [], picked, pick }: ColleaguePickerProps) {
  const [words, setWords] = useState('');
  const group = useId();
  const wanted = words.trim().toLocaleLowerCase();
  const found = people.filter(
    ({ name, skills }) =>
      wanted === '' ||
      [name, ...skills.map((skill) => skill.name)].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const row = (choice: Choice, warning: string | null) => (
    <PersonRow
      key={choice.id ?? 'first'}
      group={group}
      choice={choice}
      warning={warning}
      checked={picked !== null && picked.id === choice.id}
      pick={() => pick({ id: choice.id, warning })}
      first={people.length <= FEW && choice.id === (first?.id ?? found[0]?.id)}
    />
  );
  return (
    <fieldset className="heed-colleagues">
      <legend>{label}</legend>
      {people.length > FEW ? (
        <TextField
          size="xs"
          data-autofocus
          aria-label="Find by name or skill"
          placeholder="Find by name or skill"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      <div className="heed-colleague-rows">
        {first && wanted === '' ? row(first, null) : null}
        {found.slice(0, SHOWN).map((person) => row(asChoice(person), person.warning))}
        {wanted === '' ? more.map((choice) => row(choice, null)) : null}
        {found.length === 0 && (wanted !== '' || (!first && more.length === 0)) ? (
          <p className="heed-soft">Nobody of that name or skill.</p>
        ) : null}
      </div>
    </fieldset>
  );
}

function asChoice({ id, name, skills, openItems, loadLimit }: Colleague): Choice {
  const load = loadLimit === null ? `${openItems} open` : `${openItems} of ${loadLimit} open`;
  const known = skills.slice(0, 3).map(({ name: skill, level }) => `${skill} ${level}`);
  return { id, name, detail: [...known, load].join(', ') };
}

interface PersonRowProps {
  readonly group: string;
  readonly choice: Choice;
  readonly warning: string | null;
  readonly checked: boolean;
  readonly pick: () => void;
  /** Takes the focus when the dialog opens. */
  readonly first: boolean;
}

function PersonRow({ group, choice, warning, checked, pick, first }: PersonRowProps) {
  return (
    <label className="heed-colleague" data-checked={checked}>
      <input
        type="radio"
        name={group}
        checked={checked}
        onChange={pick}
        {...(first ? { 'data-autofocus': true } : {})}
      />
      <span className="heed-colleague-name">{choice.name}</span>
      <span className="heed-soft">{choice.detail}</span>
      {warning === null ? null : <span className="heed-colleague-warning">{warning}</span>}
    </label>
  );
}

/** `3 on duty` of a team. */
export const onDutyText = (onDuty: number): string => (onDuty === 0 ? 'nobody on duty' : `${onDuty} on duty`);
