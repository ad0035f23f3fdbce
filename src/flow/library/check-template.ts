import { DomainError } from '../../core/domain-error.ts';
import { templateFields } from '../../core/library/template-fields.ts';
import { LONGEST_TEMPLATE, liquidEngine } from './liquid-engine.ts';

type Template = ReturnType<ReturnType<typeof liquidEngine>['parse']>;

const names: ReadonlySet<string> = new Set(templateFields.map(({ name }) => name));

/**
 * Reads a template. Throws DomainError `invalid` at `/text` that names what is wrong and its line: an unknown field, a
 * tag or filter we do not have (nothing repeats or includes), braces that are not closed.
 */
export function readTemplate(text: string): Template {
  if (text.length > LONGEST_TEMPLATE)
    throw new DomainError('invalid', `the text is longer than ${LONGEST_TEMPLATE} characters`, '/text');
  const engine = liquidEngine();
  const parsed = parse(engine, text);
  for (const variables of Object.values(engine.analyzeSync(parsed).variables)) {
    for (const variable of variables) {
      const name = variable.toString();
      if (!names.has(name))
        throw new DomainError(
          'invalid',
          `line ${variable.location.row}: there is no field “${name}”`,
          '/text',
        );
    }
  }
  return parsed;
}

function parse(engine: ReturnType<typeof liquidEngine>, text: string): Template {
  try {
    return engine.parse(text);
  } catch (error) {
    throw new DomainError('invalid', whatIsWrong((error as Error).message), '/text');
  }
}

/** `tag "for" not found, line:3, col:1` as a sentence for whoever wrote the template. */
function whatIsWrong(message: string): string {
  const line = /line:(\d+)/.exec(message)?.[1] ?? '1';
  const unknownTag = /^tag "(\w+)" not found/.exec(message);
  if (unknownTag) return `line ${line}: “${unknownTag[1]}” is not available here`;
  const unknownFilter = /^undefined filter: (\S+),/.exec(message);
  if (unknownFilter) return `line ${line}: there is no filter “${unknownFilter[1]}”`;
  return `line ${line}: ${message.replace(/, line:\d+.*$/s, '').replace(/^(tag|output) /, '')}`;
}
