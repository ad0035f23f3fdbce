import '../boards/promise.css';
import { promisePage } from '../../src/flow/measurement/promise/contract.ts';
import { PromiseFrame } from '../boards/promise-frame.tsx';
import { PromiseState, type PromiseView } from '../boards/promise-state.tsx';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { CopyField } from './copy-field.tsx';
import { PromiseForm } from './promise-form.tsx';
import { usePromiseDraft } from './use-promise-draft.ts';

/** What the company promises for all to read: published or hidden as a whole by its executives, with a preview. */
export function PublicPromisePage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(promisePage, { params: { org } });
  return (
    <>
      <PageHeader
        title="Public promise"
        lead="Your targets in plain words and what came of them, for anybody to read without signing in. Misses are included, and no week can be left out."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} height={56} /> : null}
      {data ? <PublicPromise key={data.changedAt} view={data} /> : null}
    </>
  );
}

function PublicPromise({ view }: { readonly view: PromiseView }) {
  const draft = usePromiseDraft(view);
  return (
    <>
      <PromiseState view={view} />
      {view.can.includes('publish') ? <PromiseForm view={view} draft={draft} /> : <NotYours view={view} />}
      {view.gaps.length > 0 ? <Gaps gaps={view.gaps} /> : null}
      {view.state === 'published' ? <Snippets view={view} /> : null}
      <Section
        title={draft.isChanged ? 'As it would be' : 'As it is'}
        lead="The last four complete weeks. Fewer than ten of anything are not shown."
      >
        <PromiseFrame kinds={draft.kinds} />
      </Section>
    </>
  );
}

function NotYours({ view }: { readonly view: PromiseView }) {
  return (
    <p className="heed-soft">
      {view.executives === 0
        ? 'An executive publishes it; nobody here has that role yet. Whoever manages people can give it under People.'
        : 'Executives publish it and choose what is on it.'}
    </p>
  );
}

function Gaps({ gaps }: Pick<PromiseView, 'gaps'>) {
  return (
    <Section title="What the page says of itself" lead="It stays there for good.">
      <ul className="heed-promise-gaps">
        {gaps.map(({ title, from, until, reason }) => (
          <li key={`${title} ${from}`}>
            {title === null ? 'Hidden' : `“${title}” not shown`}{' '}
            {until === null ? `since ${whenText(from)}` : `from ${whenText(from)} to ${whenText(until)}`}
            {reason === '' ? '' : `: ${reason}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Snippets({ view }: { readonly view: PromiseView }) {
  return (
    <Section title="On your own site" lead="It needs no script. The figures are at most five minutes old.">
      <div className="heed-promise-snippets">
        <CopyField
          code
          label="In a frame"
          value={`<iframe src="${view.embed}" title="What we promise" width="100%" height="420" loading="lazy" style="border:0"></iframe>`}
        />
        <CopyField
          code
          label="As a link"
          value={`<a href="${view.address}">What we promise, and what came of it</a>`}
        />
        <CopyField label="The figures as JSON" value={view.json} />
      </div>
    </Section>
  );
}
