export interface Command {
  readonly id: string;
  readonly label: string;
  /** Where it leads or what it is, in a word or two. */
  readonly note: string;
  /** More words to find it by. */
  readonly words?: string;
  readonly run: () => void;
}

/** The commands that hold every word typed, those whose label starts with the text in front. */
export function matchCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return commands;
  const words = wanted.split(/\s+/);
  const found = commands.filter((command) => {
    const text = `${command.label} ${command.note} ${command.words ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = (command: Command) => (command.label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => first(a) - first(b));
}
