import { demoSignIn } from '../people/demo-sign-in.ts';
import type { Role } from '../platform/contract.ts';

/** The demo company: valves and pump controls, Omaha, with a service desk in Leeds (DOMAIN 4.0 and 5.13). */
export const larkfield = {
  company: 'Larkfield Controls',
  slug: 'larkfield',
  zone: 'America/Chicago',
  address: 'hello@larkfield.example',
} as const;

/** The visitor signs in as the coordinator, who sees everything. */
export const visitor = { name: 'Mara Quinn', email: demoSignIn.email } as const;

export const colleagues: readonly { name: string; roles: readonly Role[] }[] = [
  { name: 'Danni Reyes', roles: ['salesperson'] },
  { name: 'Theo Park', roles: ['salesperson'] },
  { name: 'Priya Nair', roles: ['expert'] },
  { name: 'Owen Hale', roles: ['expert'] },
  { name: 'Sam Ortiz', roles: ['support'] },
  { name: 'Lena Fox', roles: ['support'] },
  { name: 'Iris Wolf', roles: ['manager'] },
  { name: 'Ruth Calder', roles: ['executive'] },
  { name: 'Charles Bock', roles: ['executive'] },
  { name: 'Noor Aziz', roles: ['recovery_lead'] },
  { name: 'Gus Lindqvist', roles: ['keeper'] },
];

export interface Enquiry {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly phone?: string;
  readonly zone?: string;
  readonly subject: string;
  readonly text: string;
  readonly channel: 'email' | 'webform';
}

/** People who wait when the visitor comes in; minutes since they asked. */
export const waiting: readonly (Enquiry & { minutesAgo: number; asksQuote?: true })[] = [
  {
    minutesAgo: 26,
    channel: 'email',
    name: 'Ellen Brandt',
    email: 'e.brandt@northfork-dairy.example',
    company: 'Northfork Dairy',
    subject: 'Valve seats for 85 °C wash-down',
    text: 'Good morning,\n\nour wash-down runs at 85 °C now. Does the LC-200 seat stand that for 40 minutes a day?\nAnd which gasket would you fit with it?\n\nEllen Brandt',
  },
  {
    minutesAgo: 19,
    asksQuote: true,
    channel: 'webform',
    name: 'Marcus Oyelaran',
    email: 'm.oyelaran@prairiepump.example',
    company: 'Prairie Pump & Well',
    phone: '+1 402 555 0114',
    zone: 'America/Chicago',
    subject: 'Controller for three booster pumps',
    text: 'We run three booster pumps off one tank. Can your PC-40 take turns between them so they wear evenly? What would one cost with delivery this month?',
  },
  {
    minutesAgo: 12,
    channel: 'email',
    name: 'Sofia Lindqvist',
    email: 'sofia@blueridge-foods.example',
    company: 'Blue Ridge Foods',
    subject: 'Drawing for the DN50 actuator',
    text: 'Hello,\n\ncould you send me the drawing of the DN50 actuator with the short stem? Our installer comes on Thursday.\n\nThanks\nSofia',
  },
  {
    minutesAgo: 7,
    channel: 'webform',
    name: 'Hiro Tanaka',
    email: 'tanaka@setoda-brewing.example',
    company: 'Setoda Brewing',
    zone: 'Asia/Tokyo',
    subject: 'Pressure sensor drifts',
    text: 'The pressure sensor on our second line drifts by 0.2 bar since Monday. Is there a way to calibrate it without stopping the line?',
  },
  {
    minutesAgo: 3,
    channel: 'email',
    name: 'Grace Mbeki',
    email: 'grace.mbeki@kestrelwater.example',
    company: 'Kestrel Water',
    subject: 'Lead time for 40 LC-200',
    text: 'Hi, what is your lead time for 40 pieces of LC-200?\nAnd do you still offer the two-year warranty?\n\nGrace',
  },
  {
    minutesAgo: 1,
    channel: 'webform',
    name: 'Tom Achterberg',
    email: 'tom@achterberg-machines.example',
    company: 'Achterberg Machines',
    subject: 'Second-hand controllers',
    text: 'Do you service PC-30 controllers that were bought second-hand?',
  },
];

/** Answered before: hours ago, minutes until the answer, and what was written. */
export const answered: readonly (Enquiry & {
  hoursAgo: number;
  minutes: number;
  reply: string;
  complete: boolean;
})[] = [
  {
    hoursAgo: 2,
    minutes: 6,
    complete: true,
    channel: 'email',
    name: 'Nils Aune',
    email: 'nils@fjordfisk.example',
    company: 'Fjordfisk',
    subject: 'Salt water and the LC-100',
    text: 'Can the LC-100 body stand salt water all year?',
    reply:
      'Hello Nils,\n\nnot the LC-100: its body is brass. The LC-100M has a bronze body made for salt water, same connections, 18 % more. It holds its curve down to 2 bar.\n\nOwen',
  },
  {
    hoursAgo: 5,
    minutes: 11,
    complete: true,
    channel: 'webform',
    name: 'Patricia Gomez',
    email: 'pgomez@cedarcounty.example',
    company: 'Cedar County Water',
    subject: 'Spare diaphragms',
    text: 'Which diaphragm fits the 2014 series and do you have six in stock?',
    reply:
      'Dear Patricia,\n\nthe D-14 fits all of the 2014 series. We have 22 in Omaha; six go out today if you say yes by three.\n\nTheo',
  },
  {
    hoursAgo: 26,
    minutes: 47,
    complete: true,
    channel: 'email',
    name: 'Aidan Walsh',
    email: 'aidan@walshcreamery.example',
    company: 'Walsh Creamery',
    subject: 'CIP valve leaks',
    text: 'One of the CIP valves leaks since yesterday. What should we check first?',
    reply:
      'Aidan,\n\ncheck the seat for milk stone first: turn the stem a quarter, rinse with 2 % nitric, then close hard once. If it still weeps the seat is worn; I can have one with you tomorrow.\n\nPriya',
  },
];

/** A promise under way: asked, promised for twelve minutes from now, not yet kept. */
export const promised = {
  minutesAgo: 40,
  channel: 'email',
  name: 'Yusuf Demir',
  email: 'yusuf.demir@anadolu-tekstil.example',
  company: 'Anadolu Tekstil',
  subject: 'Flow figures for the dye line',
  text: 'What flow can we expect from two PC-40 in parallel at 6 bar?',
  reply: 'Yusuf, I have the curve at my other desk. I will send you the figures within the half hour. Mara',
  dueInMinutes: 12,
} as const satisfies Enquiry & Record<string, unknown>;

/** What "simulate an enquiry" draws from, in turn. */
export const simulated: readonly Enquiry[] = [
  {
    channel: 'webform',
    name: 'Beatriz Nunes',
    email: 'b.nunes@lusitana-lacticinios.example',
    company: 'Lusitana Lacticínios',
    subject: 'Hygienic valve',
    text: 'Is your hygienic valve certified by EHEDG? How long does delivery to Porto take?',
    zone: 'Europe/Lisbon',
  },
  {
    channel: 'email',
    name: 'Jack Morrow',
    email: 'jack@morrowirrigation.example',
    company: 'Morrow Irrigation',
    subject: 'Pump control for a solar well',
    text: 'Can the PC-40 run from a 48 V solar supply? And what is the smallest pump it can start?\n\nJack',
  },
  {
    channel: 'webform',
    name: 'Dr. Ines Vogel',
    email: 'ines.vogel@vogel-labor.example',
    company: 'Vogel Labor',
    subject: 'Kalibrierschein',
    text: 'Können Sie den LC-200 mit Kalibrierschein liefern? Wie lange dauert das?',
    zone: 'Europe/Berlin',
  },
];

/** Who asks while a visitor looks on: two questions, which those who know valves and dairies answer best. */
export const tourist: Enquiry = {
  channel: 'webform',
  name: 'Plant office, Elm Creek Creamery',
  email: 'plant@elm-creek-creamery.example',
  company: 'Elm Creek Creamery',
  phone: '+1 402 555 0199',
  zone: 'America/Chicago',
  subject: 'Valves for a CIP line',
  text: 'Our CIP line gets new valves. Does the LC-200 seat stand a wash-down at 85 °C? What are lead time and warranty for 24 pieces of it?',
};

/** What one of them planned and did not get to. */
export const backlog = {
  of: 'Danni Reyes',
  items: [
    { kind: 'call', text: 'Ask how the LC-100M runs in salt water' },
    { kind: 'mail', text: 'Send the price list for diaphragms' },
    { kind: 'call', text: 'Offer the seat kit for the CIP line' },
    { kind: 'mail', text: 'Send the drawing with the short stem' },
    { kind: 'call', text: 'Settle the delivery date' },
    { kind: 'mail', text: 'Case study: bronze bodies in fish farms' },
    { kind: 'other', text: 'Ask the plant for the test report' },
    { kind: 'call', text: 'Say which gasket replaces the old one' },
    { kind: 'mail', text: 'Offer for twelve spare diaphragms' },
    { kind: 'call', text: 'Ask whether the valve still weeps' },
    { kind: 'mail', text: 'Send the cleaning instructions' },
  ],
} as const;
