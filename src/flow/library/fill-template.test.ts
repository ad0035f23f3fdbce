import { describe, expect, it } from 'vitest';
import { DomainError } from '../../core/domain-error.ts';
import { exampleValues, type FieldValues } from '../../core/library/template-fields.ts';
import { readTemplate } from './check-template.ts';
import { fillTemplate } from './fill-template.ts';

const known: FieldValues = exampleValues;
const nameless: FieldValues = { ...known, 'contact.first_name': null, 'contact.company': '  ' };

describe('filling', () => {
  it.each([
    ['Dear {{ contact.first_name }},', 'Dear Ellen,'],
    ['{{me.name}}, {{ organisation.name | upcase }}', 'Mara Quinn, LARKFIELD CONTROLS'],
    ['{% if contact.company %}at {{ contact.company }}{% endif %}', 'at Northfork Dairy'],
    ['{% case request.number %}{% when "#1024" %}first{% else %}other{% endcase %}', 'first'],
    ['18 % more {of it} <b>', '18 % more {of it} <b>'],
  ])('%s', (template, text) => expect(fillTemplate(template, known)).toEqual({ text, gaps: [] }));

  it('what nobody knows stays a marked gap, and is false in a condition', () => {
    expect(
      fillTemplate('Dear {{ contact.first_name | capitalize }} of {{ contact.company }}', nameless),
    ).toEqual({
      text: 'Dear ⟪first name⟫ of ⟪company⟫',
      gaps: ['first name', 'company'],
    });
    expect(fillTemplate('Dear {{ contact.first_name | default: "reader" }}', nameless)).toEqual({
      text: 'Dear reader',
      gaps: [],
    });
    expect(fillTemplate('{% if contact.company %}x{% else %}y{% endif %}', nameless).text).toBe('y');
  });

  it('what a contact calls themselves is text, never a template', () => {
    const sly = { ...known, 'contact.first_name': '{{ me.email }}{% if true %}' };
    expect(fillTemplate('Dear {{ contact.first_name }}', sly).text).toBe('Dear {{ me.email }}{% if true %}');
  });
});

describe('what is refused, by its line', () => {
  it.each([
    ['Dear {{ contact.nickname }}', 'line 1: there is no field “contact.nickname”'],
    ['a\nb {{ contact }}', 'line 2: there is no field “contact”'],
    ['{{ contact.constructor.constructor }}', 'line 1: there is no field “contact.constructor.constructor”'],
    ['{{ __proto__ }}', 'line 1: there is no field “__proto__”'],
    ['\n\n{% for i in (1..1000000000) %}x{% endfor %}', 'line 3: “for” is not available here'],
    ['{% include "x" %}', 'line 1: “include” is not available here'],
    ['{% render "/etc/passwd" %}', 'line 1: “render” is not available here'],
    ['{% assign a = 1 %}', 'line 1: “assign” is not available here'],
    ['a\n{{ today | times: 9 }}', 'line 2: there is no filter “times”'],
    ['{{ today', 'line 1: "{{ today" not closed'],
    ['{% if today %}x', 'line 1: {% if today %} not closed'],
    ['x'.repeat(20_001), 'the text is longer than 20000 characters'],
  ])('%s', (template, message) => {
    expect(() => readTemplate(template)).toThrow(new DomainError('invalid', message, '/text'));
  });

  it('a range that would fill the memory ends as a refusal', () => {
    expect(() => fillTemplate('{{ (1..1000000000) }}', known)).toThrow(/memory alloc limit exceeded/);
  });
});
