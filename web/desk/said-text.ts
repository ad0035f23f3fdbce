import type { z } from 'zod';
import type { outcomes } from '../../src/flow/outcomes/contract.ts';

type Said = z.output<typeof outcomes.response>['said'][number];

const verdicts: Readonly<Record<string, string>> = {
  yes: 'Yes, it moved them forward',
  partly: 'It moved them forward in part',
  no: 'No, it did not move them forward',
};
const paces: Readonly<Record<string, string>> = {
  faster: 'Faster than they expected',
  as: 'As fast as they expected',
  slower: 'Slower than they expected',
};
const choices: Readonly<Record<string, string>> = {
  no_questions: 'Asked for no such questions',
  no_contact: 'Asked not to be contacted',
  all: 'Took that back',
};

/** One press on the contact's page, as the desk reads it; their own words stand beside it. */
export function saidText({ kind, value }: Pick<Said, 'kind' | 'value'>): string {
  switch (kind) {
    case 'verdict':
      return verdicts[value] ?? value;
    case 'pace':
      return paces[value] ?? value;
    case 'choice':
      return choices[value] ?? value;
    case 'wait':
      return 'Said how long they would wait';
    case 'need':
      return 'Still needs something';
    case 'question':
      return 'A question is not answered yet';
    case 'person':
      return 'Asked for another person';
    case 'call':
      return value === 'now' ? 'Asked to be called now' : 'Asked for a call';
    case 'referral':
      return 'Named somebody else to talk to';
  }
}
