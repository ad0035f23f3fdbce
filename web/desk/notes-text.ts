/** A colleague who can be named in a note, and whether they could read it. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly sees: boolean;
}

export interface MentionBegun {
  /** Where its `@` stands. */
  readonly from: number;
  /** What was typed after it. */
  readonly typed: string;
}

const MOST = 6;

/** The mention being written at the caret: an `@` at the begin of a word and what follows it. */
export function mentionAt(text: string, caret: number): MentionBegun | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || (from > 0 && !/[\s(]/.test(before[from - 1] ?? ''))) return null;
  const typed = before.slice(from + 1);
  return typed.length <= 40 && !/\n| {2}/.test(typed) ? { from, typed } : null;
}

/** Whom it may mean: a part of their name begins with what was typed. Nobody once a name stands there whole. */
export function matching<P extends Mentionable>(people: readonly P[], typed: string): readonly P[] {
  const wanted = typed.toLowerCase();
  if (people.some(({ name }) => wanted.startsWith(`${name.toLowerCase()} `))) return [];
  return people
    .filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`))
    .toSorted((a, b) => Number(b.sees) - Number(a.sees))
    .slice(0, MOST);
}

/** The text with the name in the place of what was begun, and where the caret goes. */
export function withMention(
  text: string,
  { from, typed }: MentionBegun,
  name: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(from + 1 + typed.length);
  const put = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, from) + put + rest, caret: from + name.length + 2 };
}

/** The ids of those whom a text names; a longer name is not one of the shorter it begins with. */
export function mentionsIn(text: string, people: readonly Mentionable[]): readonly string[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  let rest = text;
  return byLength.flatMap(({ id, name }) => {
    if (!rest.includes(`@${name}`)) return [];
    rest = rest.replaceAll(`@${name}`, ' ');
    return [id];
  });
}

export interface TextPart {
  readonly text: string;
  readonly mention: boolean;
}

/** A note in parts, those who are mentioned apart. */
export function inParts(text: string, names: readonly string[]): readonly TextPart[] {
  const marks = names.map((name) => `@${name}`).toSorted((a, b) => b.length - a.length);
  if (marks.length === 0) return [{ text, mention: false }];
  const escaped = marks.map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return text
    .split(new RegExp(`(${escaped.join('|')})`))
    .filter((part) => part !== '')
    .map((part) => ({ text: part, mention: marks.includes(part) }));
}
