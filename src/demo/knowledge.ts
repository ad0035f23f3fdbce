import type { SkillKind } from '../platform/schema.ts';

/** What Larkfield's people know (DOMAIN 4.0, E3): skill by skill, with the words buyers use for it. */
export const skills: readonly {
  readonly kind: SkillKind;
  readonly name: string;
  readonly words: readonly string[];
  readonly levels: Readonly<Record<string, number>>;
}[] = [
  {
    kind: 'product',
    name: 'valves',
    words: ['valve', 'LC-200', 'LC-100', 'seat', 'gasket', 'actuator', 'diaphragm', 'Ventil'],
    levels: { 'Priya Nair': 5, 'Danni Reyes': 3, 'Theo Park': 2, 'Lena Fox': 2 },
  },
  {
    kind: 'product',
    name: 'pumps',
    words: ['pump', 'booster', 'well', 'flow', 'Pumpe'],
    levels: { 'Owen Hale': 5, 'Sam Ortiz': 3, 'Theo Park': 2 },
  },
  {
    kind: 'product',
    name: 'controls',
    words: ['controller', 'PC-40', 'PC-30', 'sensor', 'calibrate', 'Kalibrierschein'],
    levels: { 'Owen Hale': 4, 'Lena Fox': 3, 'Danni Reyes': 2 },
  },
  {
    kind: 'industry',
    name: 'dairy',
    words: ['creamery', 'milk', 'whey', 'CIP', 'wash-down', 'Molkerei'],
    levels: { 'Priya Nair': 4, 'Sam Ortiz': 2 },
  },
  { kind: 'language', name: 'German', words: [], levels: { 'Lena Fox': 4 } },
];

/** Who is on call outside the hours, week by week, and who stands behind them. */
export const rotas = [
  { name: 'Off hours', purpose: 'off_hours', turnDays: 7, people: ['Owen Hale', 'Priya Nair'] },
  { name: 'Executive on call', purpose: 'executive', turnDays: 7, people: ['Ruth Calder', 'Charles Bock'] },
  { name: 'Recovery', purpose: 'recovery', turnDays: 7, people: ['Noor Aziz', 'Iris Wolf'] },
] as const;

export const phones: Readonly<Record<string, string>> = {
  'Mara Quinn': '+1 402 555 0101',
  'Danni Reyes': '+1 402 555 0102',
  'Theo Park': '+1 402 555 0103',
  'Priya Nair': '+1 402 555 0104',
  'Owen Hale': '+1 402 555 0105',
  'Sam Ortiz': '+44 113 496 0106',
  'Lena Fox': '+44 113 496 0107',
  'Iris Wolf': '+1 402 555 0108',
  'Ruth Calder': '+1 402 555 0109',
  'Charles Bock': '+1 402 555 0110',
  'Noor Aziz': '+1 402 555 0111',
};
