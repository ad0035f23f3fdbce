import type { z } from 'zod';
import { requestValue } from '../../src/flow/measurement/contract.ts';
import { confirmWords, scoreText, shareText, sourceText, type ValueView } from '../boards/value-text.ts';
import { useOrg } from '../session.ts';
import { shortDuration } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { LeadResultPicker } from './lead-result-picker.tsx';
import type { RequestView } from './request-view.ts';
import { StagePicker } from './stage-picker.tsx';

type Effort = z.output<typeof requestValue.response>['effort'];

/** What the answer was worth so far: speed times value, and who says so (M-08 to M-10). */
export function ContextValue({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const { data } = useEndpoint(requestValue, { params: { org, id: view.id } });
  return (
    <section aria-label="Value">
      <h2>Value</h2>
      {data ? <Account value={data} /> : null}
      {data ? <p className="heed-soft">{effortText(data.effort)}</p> : null}
      <StagePicker view={view} />
      <LeadResultPicker view={view} />
    </section>
  );
}

function Account({ value }: { readonly value: ValueView }) {
  const { business, elapsed, state, reason } = value;
  if (business === null || value.value === null) return <p className="heed-soft">{sentence(reason)}</p>;
  const until = business.untilValueMs;
  return (
    <>
      <p className="heed-value-line">
        <b className="heed-value-score">{scoreText(business.score)}</b>{' '}
        <span>
          = 100 × speed {shareText(business.speed)} × value {shareText(value.value.v)}
        </span>
      </p>
      <p className="heed-soft">{state === 'pending' ? `So far: ${reason}` : sentence(sourceText(value))}</p>
      {until === null ? (
        <p className="heed-soft">{sentence(reason)}</p>
      ) : (
        <p className="heed-soft">
          First information after {shortDuration(until)} of working time; the buyer waited{' '}
          {shortDuration(elapsed?.untilValueMs ?? until)}, by which it is {scoreText(elapsed?.score)}
        </p>
      )}
      {value.unconfirmed ? <p className="heed-soft">{confirmWords}</p> : null}
    </>
  );
}

/** What they had to do for it: `They wrote twice, once to ask again, and talked for 12 min`. */
function effortText({ messages, chasers, callMs }: Effort): string {
  const wrote =
    messages === 0 ? '' : `wrote ${times(messages)}${chasers > 0 ? `, ${times(chasers)} to ask again` : ''}`;
  const talked = callMs === 0 ? '' : `talked for ${shortDuration(callMs)}`;
  return `They ${[wrote, talked].filter((part) => part !== '').join(' and ') || 'had to do nothing'}.`;
}

const times = (number: number) => (number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
