import type { Enquiry } from '../larkfield.ts';
import type { PlannedLead } from './plan.ts';
import { pick, seeded } from './seeded.ts';

/** Firms by name and trade, so that 800 enquiries come from 800 firms; who writes is a department, nobody by name. */
const names =
  'Alder Aspen Badger Banner Birch Bluff Bristow Calloway Cedar Clearwater Copper Cottonwood Crane Dakota Elkhorn Fairview Granite Harlan Hawthorn Heron Iron Juniper Kearney Lakeside Larch Linden Loess Maple Meadow Niobrara Oakdale Ogallala Pawnee Pine Platte Redbud Sandhill Sumac Wahoo Willow'.split(
    ' ',
  );
const trades = [
  ...[
    'Creamery',
    'Foods',
    'Water',
    'Irrigation',
    'Brewing',
    'Packing',
    'Textiles',
    'Ethanol',
    'Dairy',
    'Mills',
  ],
  ...[
    'Cold Storage',
    'Bottling',
    'Utilities',
    'Machine Works',
    'Greenhouses',
    'Poultry',
    'Chemicals',
    'Paper',
  ],
  ...['Cannery', 'Plant Service'],
] as const;
const offices = ['Purchasing', 'Maintenance', 'Engineering', 'Plant office'] as const;
const sources = ['Search', 'Search', 'Trade fair', 'Recommended', 'Catalogue', 'Partner'] as const;

const things = [
  ...['LC-200 valve', 'LC-100 valve', 'DN50 actuator', 'D-14 diaphragm', 'hygienic valve', 'CIP valve seat'],
  ...['PC-40 controller', 'PC-30 controller', 'booster pump control', 'well pump control', 'pressure sensor'],
] as const;
const situations = [
  ...[
    'We are renewing our second line.',
    'Our wash-down runs hotter than it used to.',
    'We are adding a pump house.',
  ],
  ...['The old one leaks after each cleaning.', 'We had two stops in a month.', 'Our auditor asked for it.'],
  ...[
    'We compare three suppliers at the moment.',
    'The line runs day and night.',
    'We open a new hall in spring.',
  ],
] as const;
const firsts = [
  ...[
    'Does the {} stand 85 °C for an hour a day?',
    'Which {} fits a two-inch line?',
    'Is the {} certified for food?',
  ],
  ...['Can the {} be serviced without taking it out?', 'How long does a {} last in hard water?'],
  ...['Does your {} work with a 4-20 mA signal?', 'What pressure does the {} hold?'],
] as const;
const seconds = [
  ...['What is the lead time to Nebraska?', 'Do you have a drawing of it?', 'Is there a service kit for it?'],
  ...['Who would put it in?', 'Do you take the old one back?', 'What warranty comes with it?'],
] as const;
const quotes = [
  'Please quote 12 pieces.',
  'Please send us a quote for 6 units.',
  'Could you quote 20 pieces?',
] as const;
const mores = [
  ...['Thanks. Does that hold for the stainless version too?', 'Thank you. How soon could somebody come by?'],
  ...['That helps. Which gasket goes with it?', 'Good. Can we try one for a month first?'],
] as const;

const words = (lead: PlannedLead) => seeded(7_919 * (lead.number + 1));

/** What the buyer wrote: as many questions as planned, the quote among them. */
export function enquiryOf(lead: PlannedLead): Enquiry & { readonly source: string } {
  const chance = words(lead);
  const [name, trade] = [names[lead.number % names.length], trades[Math.floor(lead.number / names.length)]];
  const company = `${name} ${trade}`;
  const [office, thing] = [pick(chance, offices), pick(chance, things)];
  const first = pick(chance, firsts).replace('{}', thing);
  const second = lead.asksQuote ? pick(chance, quotes) : pick(chance, seconds);
  const asked = lead.questions === 2 ? [first, second] : [lead.asksQuote ? second : first];
  const about = lead.questions === 1 && lead.asksQuote ? `It is about the ${thing}. ` : '';
  return {
    channel: chance() < 0.7 ? 'webform' : 'email',
    name: `${office}, ${company}`,
    email: `${(office.split(' ')[0] ?? '').toLowerCase()}@${company.toLowerCase().replaceAll(' ', '-')}.example`,
    company,
    phone: `+1 402 555 ${String(100 + (lead.number % 100)).padStart(4, '0')}`,
    zone: 'America/Chicago',
    subject: `${thing} for ${company}`,
    text: `${pick(chance, situations)} ${about}${asked.join(' ')}`,
    source: pick(chance, sources),
  };
}

export function askedMore(lead: PlannedLead): string {
  return pick(words(lead), mores);
}

/** What one of Larkfield's people writes. `place` counts their replies on this lead. */
export function replyText(lead: PlannedLead, quote: boolean, place: number): string {
  const chance = seeded(104_729 * (lead.number + 1) + place);
  const facts = [
    ...[
      'It does, up to 95 °C with the EPDM seat.',
      'The two-inch body with the short stem fits.',
      'Yes, by NSF 61.',
    ],
    ...[
      'It holds 10 bar, 16 with the steel bonnet.',
      'Four years and more at that hardness.',
      'Yes, the bonnet comes off alone.',
    ],
  ];
  const more = [
    ...['We have them in Omaha.', 'The drawing is on our product page.', 'The kit is number K-14.'],
    ...[
      'Our technician does it in an hour.',
      'Two years, labour included.',
      'We take it back free of charge.',
    ],
  ];
  const offer = quote ? ` Our quote: ${between(chance)} dollars a piece, delivered, valid for a month.` : '';
  return `${pick(chance, facts)} ${pick(chance, more)}${offer}\n\nLarkfield Controls, order ${1_000 + lead.number}/${place + 1}`;
}

const between = (chance: () => number) => 140 + Math.floor(chance() * 60) * 5;
