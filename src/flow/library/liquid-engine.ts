import { Drop, Liquid } from 'liquidjs';
import type { FieldName } from '../../core/library/template-fields.ts';
import { gapFor } from '../../core/library/template-fields.ts';

/** The longest template, in characters. */
export const LONGEST_TEMPLATE = 20_000;

/** A field that nobody knows: false in a condition, missing to `default`, and visible wherever it would be written. */
export class Gap extends Drop {
  readonly #name: FieldName;

  constructor(name: FieldName) {
    super();
    this.#name = name;
  }

  shown(): string {
    return gapFor(this.#name);
  }

  override valueOf(): null {
    return null;
  }
}

/** Tags that choose words. None repeats, includes, assigns or reads a file. */
const tags = ['if', 'unless', 'case', 'comment', '#'] as const;

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const changing = (change: (text: string) => string) => (value: unknown) =>
  value instanceof Gap ? value : change(textOf(value));

const filters: Readonly<Record<string, (value: unknown, ...given: unknown[]) => unknown>> = {
  default: (value, other) => (value instanceof Gap || textOf(value) === '' ? other : value),
  upcase: changing((text) => text.toUpperCase()),
  downcase: changing((text) => text.toLowerCase()),
  capitalize: changing((text) => text.slice(0, 1).toUpperCase() + text.slice(1)),
  strip: changing((text) => text.trim()),
};

/** Liquid with what a reply needs of it: few tags and filters, no file system, and limits on length, time and memory. */
export function liquidEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: false,
    cache: false,
    templates: {},
    dynamicPartials: false,
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: 50,
    memoryLimit: 1_000_000,
    outputEscape: (value: unknown) => (value instanceof Gap ? value.shown() : textOf(value)),
  });
  const known = new Set<string>(tags);
  for (const name of Object.keys(engine.tags)) if (!known.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) delete engine.filters[name];
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  return engine;
}
