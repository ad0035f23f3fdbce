import { type KeyboardEvent, useRef, useState } from 'react';
import { Button, TextField } from '../ui/index.ts';
import {
  type Cell,
  levelFor,
  levelOf,
  matching,
  type Skill,
  type SkilledPerson,
  type SkillsView,
  stepFrom,
} from './skills-levels.ts';
import { useLevels } from './use-levels.ts';

const FIRST_SHOWN = 60;

/** People by skills: arrows move, 1 to 5 set a level, 0 or Delete takes it away; a press counts up. */
export function SkillsMatrix({ view }: { readonly view: SkillsView }) {
  const [words, setWords] = useState('');
  const [most, setMost] = useState(FIRST_SHOWN);
  const found = matching(view.people, words);
  const people = found.slice(0, most);
  if (view.skills.length === 0)
    return (
      <p className="heed-routing-none">
        No skills yet: add the first one below, then say here who knows how much of it.
      </p>
    );
  return (
    <section aria-labelledby="skills-matrix" className="heed-matrix-part">
      <div className="heed-target-head">
        <h2 id="skills-matrix">Who knows what</h2>
        {view.people.length > 12 ? (
          <TextField
            aria-label="Find a person"
            placeholder="Find a person"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        ) : null}
      </div>
      <p className="heed-soft heed-small heed-flat" id="matrix-keys">
        From 1, knows a little, to 5, knows it best. Arrows move, 1 to 5 set, 0 takes away.
      </p>
      {people.length === 0 ? <p className="heed-routing-none">Nobody of that name.</p> : null}
      {people.length > 0 ? <Grid people={people} skills={view.skills} /> : null}
      {found.length > most ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + 4 * FIRST_SHOWN)}>
          Show more ({found.length - most})
        </Button>
      ) : null}
    </section>
  );
}

/** A table whose cells are edited is a grid (ARIA 1.2): screen readers hand the arrows on to it. */
const asGrid = { role: 'grid' } as const;

interface GridProps {
  readonly people: readonly SkilledPerson[];
  readonly skills: readonly Skill[];
}

function Grid({ people, skills }: GridProps) {
  const set = useLevels();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const goTo = (cell: Cell) => {
    setActive(cell);
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.row},${cell.column}"]`)?.focus();
  };
  const current = {
    row: Math.min(active.row, people.length - 1),
    column: Math.min(active.column, skills.length - 1),
  };
  return (
    <div className="heed-matrix-scroll">
      <table
        ref={table}
        {...asGrid}
        aria-labelledby="skills-matrix"
        aria-describedby="matrix-keys"
        className="heed-matrix"
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="heed-unseen">Name</span>
            </th>
            {skills.map(({ id, name }) => (
              <th key={id} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {skills.map((skill, column) => (
                <td key={skill.id}>
                  <LevelCell
                    person={person}
                    skill={skill}
                    cell={{ row, column }}
                    isActive={current.row === row && current.column === column}
                    onActive={setActive}
                    onStep={(key) => {
                      const next = stepFrom({ row, column }, key, people.length, skills.length);
                      if (next) goTo(next);
                      return next !== null;
                    }}
                    onSet={(level) => set(person.id, skill.id, level)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LevelCellProps {
  readonly person: SkilledPerson;
  readonly skill: Skill;
  readonly cell: Cell;
  readonly isActive: boolean;
  readonly onActive: (cell: Cell) => void;
  /** Returns whether the key led somewhere. */
  readonly onStep: (key: string) => boolean;
  readonly onSet: (level: number) => void;
}

function LevelCell({ person, skill, cell, isActive, onActive, onStep, onSet }: LevelCellProps) {
  const level = levelOf(person.levels, skill.id);
  const isEditor = person.can.includes('edit');
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = isEditor ? levelFor(event.key, level) : null;
    if (next === null && !onStep(event.key)) return;
    event.preventDefault();
    if (next !== null && next !== level) onSet(next);
  };
  return (
    <button
      type="button"
      className="heed-level"
      data-level={level}
      data-cell={`${cell.row},${cell.column}`}
      tabIndex={isActive ? 0 : -1}
      aria-label={`${person.name}, ${skill.name}: ${level === 0 ? 'none' : level}`}
      aria-disabled={!isEditor}
      onFocus={() => onActive(cell)}
      onKeyDown={press}
      onClick={() => (isEditor ? onSet((level + 1) % 6) : undefined)}
    >
      {level === 0 ? '·' : level}
    </button>
  );
}
