import type { AssetKind } from '../core/library/asset-kinds.ts';
import type { ValueType } from '../core/reply/value-types.ts';
import type { BuyingStage } from '../core/request/buying-stage.ts';

/** What stands in Larkfield's library. */
export interface DemoAsset {
  readonly by: string;
  readonly kind: AssetKind;
  readonly title: string;
  readonly valueType: ValueType;
  /** Names of skills (`knowledge.ts`). */
  readonly tags: readonly string[];
  readonly stages: readonly BuyingStage[];
  readonly language?: 'en' | 'de';
  readonly text: string;
  readonly file?: { readonly name: string; readonly lines: readonly string[] };
  /** Days from now until its review; one in the past is due. */
  readonly reviewInDays?: number;
  /** Which answered enquiries carried it (`answered` of larkfield.ts, from 0). */
  readonly usedOn?: readonly number[];
}

export const demoAssets: readonly DemoAsset[] = [
  {
    by: 'Priya Nair',
    kind: 'answer',
    title: 'LC-200 at 85 °C wash-down: seat and gasket',
    valueType: 'answer',
    tags: ['valves', 'dairy'],
    stages: ['B3', 'B4', 'B5'],
    text: 'Dear {{ contact.first_name }},\n\nyes, the LC-200 seat stands 85 °C: it is PTFE, good for 95 °C all day and 120 °C for half an hour, so 40 minutes of wash-down a day do it no harm.\n\nThe gasket to fit with it is the EPDM G-20. It takes hot lye and keeps its shape to 130 °C.',
    reviewInDays: 180,
  },
  {
    by: 'Priya Nair',
    kind: 'file',
    title: 'Case study: a CIP line without leaks',
    valueType: 'case_study',
    tags: ['dairy', 'valves'],
    stages: ['B4', 'B5'],
    text: 'This is how a creamery with a line like yours runs its wash-down: {{ organisation.name }} wrote it up with them.',
    file: {
      name: 'cip-line-without-leaks.pdf',
      lines: [
        'A CIP line without leaks',
        '',
        'Wash-down at 85 degrees C, 40 minutes a day, on 24 LC-200 valves.',
        'Before: 11 seats replaced in a year. After: 2.',
        'What was changed: PTFE seats, EPDM gaskets G-20, a rinse before every close.',
        'Larkfield Controls, Omaha',
      ],
    },
    reviewInDays: 240,
  },
  {
    by: 'Priya Nair',
    kind: 'answer',
    title: 'A CIP valve weeps: what to check first',
    valueType: 'answer',
    tags: ['valves', 'dairy'],
    stages: ['B8'],
    text: 'Check the seat for milk stone first: turn the stem a quarter, rinse with 2 % nitric, then close hard once. If it still weeps the seat is worn, and we can have one with you tomorrow.',
    usedOn: [2],
  },
  {
    by: 'Owen Hale',
    kind: 'answer',
    title: 'Salt water: LC-100M instead of LC-100',
    valueType: 'answer',
    tags: ['valves'],
    stages: ['B3', 'B4'],
    text: 'The LC-100 body is brass and does not stand salt water. The LC-100M has a bronze body made for it: same connections, 18 % more, and it holds its curve down to 2 bar.',
    usedOn: [0],
  },
  {
    by: 'Theo Park',
    kind: 'snippet',
    title: 'Which diaphragm fits which series',
    valueType: 'data',
    tags: ['valves'],
    stages: ['B7', 'B8'],
    text: 'The D-14 fits all of the 2014 series, the D-17 everything from 2017 on. The list is attached.',
    file: { name: 'diaphragms.csv', lines: ['series;diaphragm', '2014;D-14', '2017;D-17', '2021;D-17'] },
    reviewInDays: -1,
    usedOn: [1],
  },
  {
    by: 'Owen Hale',
    kind: 'snippet',
    title: 'Booster pumps that take turns',
    valueType: 'insight',
    tags: ['pumps', 'controls'],
    stages: ['B2', 'B3', 'B4'],
    text: 'What we see on tanks with two or three boosters: pumps that take turns by hours run, not by starts, wear evenly and need one service visit a year fewer. The PC-40 counts hours for up to four pumps.',
  },
  {
    by: 'Lena Fox',
    kind: 'snippet',
    title: 'Kalibrierschein: was dabei ist und wie lange es dauert',
    valueType: 'context',
    tags: ['controls'],
    stages: ['B4', 'B5'],
    language: 'de',
    text: 'Guten Tag {{ contact.name }},\n\nden LC-200 liefern wir auf Wunsch mit Kalibrierschein; das dauert drei Werktage länger.',
  },
  {
    by: 'Danni Reyes',
    kind: 'answer',
    title: 'Lead time and warranty of the LC-200',
    valueType: 'answer',
    tags: ['valves'],
    stages: ['B5', 'B6'],
    text: 'Up to 50 pieces of the LC-200 leave Omaha within 5 working days. The two-year warranty holds as before.',
  },
];
