import { contactRows } from './contact-rows.ts';
import type { Figures, TimesUntil } from './figures.ts';
import {
  count,
  type ListedMeasure,
  mean,
  minutesOf,
  plain,
  points,
  type Row,
  ratio,
  share,
} from './measure-values.ts';

/** Every measure of a population with its definition, in the order of DOMAIN 3. */
export function listMeasures(figures: Figures): ListedMeasure[] {
  return [
    ...populationRows(figures),
    ...timeRows(figures),
    ...responseRows(figures),
    ...worthRows(figures),
    ...workRows(figures),
    ...leadRows(figures),
    ...contactRows(figures),
  ].map(([id, name, definition, values]) => ({ id, name, definition, ...values }));
}

function populationRows({ population, chasers, automatic }: Figures): Row[] {
  const { received, counted, excluded, decided, pending } = population;
  return [
    ['', 'Received', 'Requests received in the period', count(received)],
    ['', 'Counted', 'Received, less those that are excluded with a reason', count(counted)],
    ...excluded.map(
      ({ reason, n }): Row => [
        '',
        `Excluded: ${reason}`,
        'Left out of every measure, with this reason',
        count(n),
      ],
    ),
    ['M-02', 'Decided', 'Answered, or the deadline has passed, or closed unanswered', count(decided)],
    ['M-02', 'Pending', 'Open, and the deadline has not passed', count(pending)],
    ['', 'Chasers', 'Times contacts asked again before they had an answer', count(chasers)],
    ['', 'Automatic messages', 'Machine messages of ours, which count as nothing', count(automatic)],
  ];
}

function timeRows({ response, value }: Figures): Row[] {
  return [
    ...quantiles('First personal response, working time', response.business),
    ...quantiles('First personal response, the contact’s own time', response.elapsed),
    ...quantiles('First information, working time', value.business),
    ...quantiles('First information, the contact’s own time', value.elapsed),
  ];
}

/** Open items stay at risk, the never answered for ever: a quantile may not be reached. */
function quantiles(name: string, times: TimesUntil): Row[] {
  const how = 'Kaplan-Meier with open items kept; empty: not reached';
  const within = times.within.map(
    ({ minutes, share }): Row => [
      'M-02',
      `${name}: within ${minutes} min`,
      'Unbiased share, 1 - S(t) by Kaplan-Meier',
      {
        unit: 'share',
        numerator: null,
        denominator: times.n,
        value: share?.share ?? null,
        low: share?.low ?? null,
        high: share?.high ?? null,
      },
    ],
  );
  return [
    ['M-03', `${name}: median`, how, minutesOf(times.median, times.n)],
    ['M-03', `${name}: 75th percentile`, how, minutesOf(times.p75, times.n)],
    ['M-03', `${name}: 90th percentile`, how, minutesOf(times.p90, times.n)],
    ...within,
  ];
}

function responseRows(figures: Figures): Row[] {
  return [
    [
      'M-02',
      'Within target',
      'First personal response by the deadline, of the decided',
      share(figures.withinTarget),
    ],
    [
      'M-04',
      'Never answered',
      'Closed unanswered, or open after five business days, of the decided',
      share(figures.neverAnswered),
    ],
    ['M-04', 'Unanswered now', 'Decided without a personal response', share(figures.unansweredNow)],
    [
      'S3-18',
      'Within two business days',
      'Answered within 960 working minutes, of those answered or at least that old',
      share(figures.withinTwoDays),
    ],
    [
      'M-41',
      'Same-day response',
      'Answered on the business day of receipt, of those whose day is over',
      share(figures.sameDay),
    ],
  ];
}

function worthRows({ worth, complete, exceeded }: Figures): Row[] {
  return [
    [
      'M-08',
      'Completeness at the first response',
      'Answered questions, parts half, of all questions',
      mean(complete.first),
    ],
    [
      'M-08',
      'Completeness at the first information',
      'Answered questions, parts half, of all questions',
      mean(complete.value),
    ],
    [
      'M-08',
      'Completeness when judged',
      'Answered questions, parts half, of all questions',
      mean(complete.judged),
    ],
    [
      'M-10',
      'Score',
      'Mean of 100 x S x V over the decided, the unanswered with 0',
      points(worth.score, worth.decided),
    ],
    [
      'M-10',
      'Score by the contact’s own time',
      'As the score, in elapsed time',
      points(worth.elapsedScore, worth.decided),
    ],
    [
      'M-09',
      'Value of the answered',
      'Mean V of those that were answered',
      plain('ratio', worth.valueOfAnswered),
    ],
    [
      'M-09',
      'Confirmed by contacts',
      'Value as the contact said, of the decided',
      share(worth.buyerConfirmed),
    ],
    ['M-23', 'Faster than expected', 'Of the contacts who said how it was', share(exceeded.share)],
  ];
}

function workRows({ clocks, hands, touchBase, promises, recordKeeping }: Figures): Row[] {
  return [
    [
      'M-12',
      'Complete on time',
      'Complete answers by their deadline, of those due',
      share(clocks.completeOnTime),
    ],
    ['M-13', 'Quote same day', 'Quotes by the end of the day, of those due', share(clocks.quote)],
    ['M-14', 'Documented on time', 'Interactions documented in time, of those due', share(clocks.documented)],
    ['M-15', 'Inbox cleared', 'Messages cleared at close, of those due', share(clocks.cleared)],
    ['M-15', 'Clear days', 'Days on which everything due was cleared', share(clocks.clearDays)],
    [
      'M-16',
      'Hand-offs',
      'Mean changes of holder until the complete answer',
      plain('ratio', hands.handOffs.mean, hands.handOffs.of),
    ],
    ['M-16', 'Flow efficiency', 'Time worked on of the time it took', plain('share', hands.flowEfficiency)],
    ['M-16', 'Complete and accurate', 'Passed on without being sent back', share(hands.completeAndAccurate)],
    ['M-18', 'Just touching base', 'Of the contacts we began ourselves', share(touchBase)],
    ['M-32', 'Answered by the first holder', 'Completed without hand-off or help', share(hands.firstContact)],
    [
      'M-33',
      'Record-keeping',
      'Interactions documented in time; below 90 % what is built on records is unreliable',
      share(recordKeeping.share),
    ],
    ['M-35', 'Promises kept', 'Of those kept and broken', share(promises.kept)],
  ];
}

function leadRows({ lead }: Figures): Row[] {
  const { calls, messages, closeRatio } = lead;
  return [
    [
      'M-05',
      'Calls a lead',
      'Mean personal calls until contact or close',
      plain('ratio', calls.mean, calls.of),
    ],
    [
      'M-05',
      'Messages a lead',
      'Mean personal messages until contact or close',
      plain('ratio', messages.mean, messages.of),
    ],
    ['M-06', 'Contacted', 'Two-way contact within five business days', share(lead.contacted)],
    ['M-06', 'Talked to the same day', 'A talk on the business day of receipt', share(lead.samePhoneDay)],
    ['M-07', 'Engaged', 'An act of the contact’s within ten business days', share(lead.engaged)],
    [
      'M-20',
      'Same-day talk against over a day',
      'Ratio of won shares among matured leads; not proof of cause',
      ratio(closeRatio.ratio),
    ],
    [
      'M-21',
      'Odds of contact, 60 min against later',
      'Odds ratio; later includes never; not proof of cause',
      ratio(lead.contactOdds),
    ],
    [
      'M-21',
      'Odds of qualifying, 60 min against later',
      'Odds ratio; later includes never; not proof of cause',
      ratio(lead.qualifiedOdds),
    ],
  ];
}
