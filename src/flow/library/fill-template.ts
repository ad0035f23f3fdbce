import { DomainError } from '../../core/domain-error.ts';
import { type FieldName, type FieldValues, gapsIn } from '../../core/library/template-fields.ts';
import { readTemplate } from './check-template.ts';
import { Gap, liquidEngine } from './liquid-engine.ts';

export interface FilledText {
  readonly text: string;
  /** What the marked gaps in it ask for. */
  readonly gaps: readonly string[];
}

/** The words of a template with its fields filled in. Throws DomainError `invalid` at `/text` as `readTemplate` does. */
export function fillTemplate(template: string, values: FieldValues): FilledText {
  if (!/\{[{%]/.test(template)) return { text: template, gaps: gapsIn(template) };
  const parsed = readTemplate(template);
  const text = render(parsed, scopeOf(values));
  return { text, gaps: gapsIn(text) };
}

function render(parsed: ReturnType<typeof readTemplate>, scope: object): string {
  try {
    return String(liquidEngine().renderSync(parsed, scope));
  } catch (error) {
    throw new DomainError('invalid', `the text can’t be filled in: ${(error as Error).message}`, '/text');
  }
}

/** `contact.first_name` as a property of `contact`, in objects that inherit nothing. */
function scopeOf(values: FieldValues): object {
  const scope: Record<string, unknown> = Object.create(null);
  for (const [name, known] of Object.entries(values)) {
    const value = known?.trim() ? known : new Gap(name as FieldName);
    const [place = '', field] = name.split('.');
    if (field === undefined) scope[place] = value;
    else {
      scope[place] ??= Object.create(null);
      (scope[place] as Record<string, unknown>)[field] = value;
    }
  }
  return scope;
}
