import { expect, test } from 'vitest';
import { gapFor } from '../../src/core/library/template-fields.ts';
import { warningsOf } from './warnings-of.ts';

const guard = 'answers 0 of 2 questions, no time given';
const inVain = 'This answers 0 of 2 questions, no time given: it stops no clock, the buyer still waits.';
const gap = `Dear ${gapFor('contact.first_name')}, it costs ${gapFor('today')}`;

test.each([
  ['It stands 85 °C.', { guard: null, begun: null }, []],
  ['Got it!', { guard, begun: null }, [inVain]],
  [gap, { guard: null, begun: null }, ['Still to fill in: first name, today.']],
  [gap, { guard, begun: null }, ['Still to fill in: first name, today.', inVain]],
  ['Hello!', { guard, begun: { touchBase: true, gainStated: false } }, []],
])('before %j goes', (text, meter, told) => expect(warningsOf(text, meter)).toEqual(told));
