import type { z } from 'zod';
import type { promisePage } from '../../src/flow/measurement/promise/contract.ts';
import { Badge } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';

export type PromiseView = z.output<typeof promisePage.response>;

const words = { never: 'not published', published: 'published', hidden: 'hidden' } as const;

/** Whether anybody can see it, since when, by whose decision, and where. */
export function PromiseState({ view }: { readonly view: PromiseView }) {
  const { state, changedAt, changedBy, address } = view;
  return (
    <p className="heed-promise-state">
      <Badge tone={state === 'published' ? 'met' : 'plain'}>{words[state]}</Badge>
      {changedAt === null ? null : (
        <span className="heed-soft">
          {changedBy}, {whenText(changedAt)}
        </span>
      )}
      {state === 'published' ? (
        <a href={address} target="_blank" rel="noreferrer">
          {address.replace(/^https?:\/\//, '')}
        </a>
      ) : null}
    </p>
  );
}
