import { buyerPage, outcomes } from '../../src/flow/outcomes/contract.ts';
import { type Answer, call } from '../api.ts';
import { asProblem } from '../problem.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, longDuration, showProblem, showToast } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';
import { saidText } from './said-text.ts';

type Outcomes = Answer<typeof outcomes>;

/** What the contact says of us on their own page, in their words. */
export function ContextVerdict({ view }: { readonly view: RequestView }) {
  const params = { org: useOrg(), id: view.id };
  const now = useServerMinute();
  const { data, isError, refetch } = useEndpoint(outcomes, { params });
  return (
    <section>
      <div className="heed-context-head">
        <h2>What they say</h2>
        {view.can.includes('edit') ? (
          <button type="button" className="heed-quiet-button" onClick={() => void copyLink(params)}>
            Copy their link
          </button>
        ) : null}
      </div>
      {isError ? (
        <p className="heed-soft">
          This could not be read.{' '}
          <button type="button" className="heed-quiet-button" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      ) : null}
      {data ? <Said data={data} now={now} /> : null}
    </section>
  );
}

function Said({ data, now }: { readonly data: Outcomes; readonly now: number }) {
  const when = (at: string) => dayAndTime(Date.parse(at), now);
  const standing = [
    ...(data.acceptableMinutes === null
      ? []
      : [`An acceptable wait for this: ${longDuration(data.acceptableMinutes * 60_000)}.`]),
    ...(data.optedOut.questions ? ['Wants no question how we did.'] : []),
    ...(data.optedOut.contact ? ['Wants no contact that we begin.'] : []),
  ];
  if (data.said.length === 0 && data.referrals.length === 0 && standing.length === 0)
    return <p className="heed-soft">Nothing yet.</p>;
  return (
    <>
      {standing.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul className="heed-said">
        {data.said.map((one) => (
          <li key={one.id}>
            <span>{saidText(one)}</span>
            {one.words ? <q>{one.words}</q> : null}
            <span className="heed-soft">{when(one.at)}</span>
          </li>
        ))}
        {data.referrals.map(({ id, name, email, phone, at }) => (
          <li key={id}>
            <span>Talk to {name} instead</span>
            {email ? <a href={`mailto:${email}`}>{email}</a> : null}
            {phone ? <a href={`tel:${phone}`}>{phone}</a> : null}
            <span className="heed-soft">{when(at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Puts the address of their page on the clipboard; pages over plain HTTP have none, so it can be opened as well. */
async function copyLink(params: { readonly org: string; readonly id: string }): Promise<void> {
  try {
    const { url } = await call(buyerPage, { params });
    const action = { label: 'Open', run: () => void window.open(url, '_blank', 'noopener,noreferrer') };
    const isCopied = await (navigator.clipboard?.writeText(url) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    showToast({
      text: isCopied ? 'The link to their page is copied.' : 'Their page has a link of its own.',
      detail: isCopied ? 'Whoever has it can use the page; it ends after 60 days.' : url,
      action,
    });
  } catch (error) {
    showProblem(asProblem(error));
  }
}
