import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useWhoCanHelp } from '../boards/use-who-can-help.ts';
import { Modal } from '../ui/index.ts';
import { type Command, matchCommands } from './match-commands.ts';
import { useCommands } from './use-commands.ts';
import { useFound } from './use-found.ts';

export interface CommandBarProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly openKeys: () => void;
}

/** Ctrl-K: any page, anybody who waits, any action, by a few letters. */
export function CommandBar({ opened, close, openKeys }: CommandBarProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      size="lg"
      padding={0}
      attributes={{ content: { 'aria-label': 'Find a page, a person, an action' } }}
    >
      {opened ? <CommandList close={close} openKeys={openKeys} /> : null}
    </Modal>
  );
}

function CommandList({ close, openKeys }: Omit<CommandBarProps, 'opened'>) {
  const id = useId();
  const commands = useCommands(openKeys);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const whoCanHelp = useWhoCanHelp(words);
  const matching = useMemo(() => matchCommands(commands, words).slice(0, 12), [commands, words]);
  const { found: there, looking } = useFound(words);
  // Who could help comes last: Enter takes what bears the name that was typed.
  const found = [...withoutDoubles(matching, there), ...whoCanHelp];
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    close();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="heed-commands">
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label="Find a page, a person, an action"
        placeholder="Find a page, a person, an action"
        data-autofocus
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={`${id}-list`} aria-label="Found">
        {found.map((command, index) => (
          <CommandOption
            key={command.id}
            command={command}
            id={`${id}-${index}`}
            chosen={index === chosen}
            run={() => run(command)}
          />
        ))}
        {found.length === 0 ? (
          <p className="heed-soft">{looking ? 'Looking…' : 'Nothing of that name.'}</p>
        ) : null}
      </div>
    </div>
  );
}

/** What the page knows comes first; a request that it lists is not listed again. */
function withoutDoubles(here: readonly Command[], there: readonly Command[]): readonly Command[] {
  const known = new Set(here.map(({ id }) => id));
  return [...here, ...there.filter(({ id }) => !known.has(id.replace(/^r-/, '')))];
}

interface CommandOptionProps {
  readonly command: Command;
  readonly id: string;
  readonly chosen: boolean;
  readonly run: () => void;
}

function CommandOption({ command, id, chosen, run }: CommandOptionProps) {
  return (
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={chosen}
      className="heed-command"
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
      onKeyDown={(event) => (event.key === 'Enter' ? run() : undefined)}
    >
      <span className="heed-command-label">{command.label}</span>
      <span className="heed-soft">{command.note}</span>
    </div>
  );
}
