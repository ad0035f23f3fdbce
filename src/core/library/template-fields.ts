/** What a template may ask for: the field, how a gap for it reads, and an example for the preview. */
export interface TemplateField {
  readonly name: string;
  readonly called: string;
  readonly example: string;
}

/** The fields of a template in the order in which they are offered. */
export const templateFields = [
  { name: 'contact.first_name', called: 'first name', example: 'Ellen' },
  { name: 'contact.name', called: 'name', example: 'Ellen Brandt' },
  { name: 'contact.company', called: 'company', example: 'Northfork Dairy' },
  { name: 'contact.email', called: 'e-mail address', example: 'e.brandt@northfork-dairy.example' },
  { name: 'contact.phone', called: 'telephone', example: '+1 402 555 0114' },
  { name: 'me.name', called: 'your name', example: 'Mara Quinn' },
  { name: 'me.first_name', called: 'your first name', example: 'Mara' },
  { name: 'me.email', called: 'your e-mail address', example: 'mara.quinn@larkfield.example' },
  { name: 'me.phone', called: 'your telephone', example: '+1 402 555 0101' },
  { name: 'organisation.name', called: 'our name', example: 'Larkfield Controls' },
  { name: 'request.number', called: 'request number', example: '#1024' },
  { name: 'request.subject', called: 'subject', example: 'Valve seats for 85 °C wash-down' },
  { name: 'request.received_on', called: 'day of receipt', example: 'Monday 30 November' },
  { name: 'question', called: 'question', example: 'Does the LC-200 seat stand that?' },
  { name: 'today', called: 'today', example: 'Tuesday 1 December' },
  { name: 'tomorrow', called: 'tomorrow', example: 'Wednesday 2 December' },
] as const satisfies readonly TemplateField[];

export type FieldName = (typeof templateFields)[number]['name'];
/** null: we do not know it, so that a gap stays. */
export type FieldValues = Readonly<Record<FieldName, string | null>>;

export const exampleValues = Object.fromEntries(
  templateFields.map(({ name, example }) => [name, example]),
) as FieldValues;

const OPEN = '⟪';
const CLOSE = '⟫';

/** How a field that nobody knows stands in the text: marked, for the writer to fill. */
export function gapFor(name: FieldName): string {
  return `${OPEN}${templateFields.find((field) => field.name === name)?.called ?? name}${CLOSE}`;
}

const GAP = /⟪([^⟪⟫\n]{1,60})⟫/gu;

/** What the gaps left in a text ask for, in their order, each once: a text that holds one is not ready to be sent. */
export function gapsIn(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].map((found) => found[1] ?? ''))];
}

/** Where the first gap of a text stands, by its offsets, marks included; null for none. */
export function firstGap(text: string): { readonly from: number; readonly to: number } | null {
  const [found] = text.matchAll(GAP);
  return found === undefined ? null : { from: found.index, to: found.index + found[0].length };
}

/** A template to glance at: what it would fill in stands as it is called, what it would decide is left out. */
export function atAGlance(template: string): string {
  return template
    .replaceAll(/\{\{-?\s*([\w.]+)[^{}]*\}\}/g, (_, name: string) => gapFor(name as FieldName))
    .replaceAll(/\{%[^{}]*%\}/g, '');
}

/** The first name, as far as a name shows one: of "Brandt, Ellen" too; a lone word is taken for it. */
export function firstName(name: string): string | null {
  const [before = '', after] = name.split(',', 2).map((part) => part.trim());
  const first = (after || before)
    .split(/\s+/)
    .find((word) => !/^(dr|mr|mrs|ms|prof|herr|frau)\.?$/i.test(word));
  return first && /\p{L}{2}/u.test(first) && !first.includes('@') ? first : null;
}
