import { expect, it } from 'vitest';
import { templateOfReply } from './template-of-reply.ts';

it.each([
  ['Hello Nils,\n\nnot the LC-100.\n\nOwen', 'Hello {{ contact.first_name }},\n\nnot the LC-100.'],
  ['Aidan,\n\ncheck the seat.\n\nOwen Hale\nLarkfield', '{{ contact.first_name }},\n\ncheck the seat.'],
  ['Dear Ms. Gomez,\nyes.\n-- \nOwen Hale', 'Dear {{ contact.first_name }},\nyes.'],
  ['Dear all the people we ever wrote to,\nyes.', 'Dear all the people we ever wrote to,\nyes.'],
  ['Yes, it does.', 'Yes, it does.'],
  [
    'Hi Ada,\nwrite {{ x }}.\nOwen is off today',
    'Hi {{ contact.first_name }},\nwrite { { x }}.\nOwen is off today',
  ],
])('%j', (reply, template) => expect(templateOfReply(reply, 'Owen Hale')).toBe(template));
