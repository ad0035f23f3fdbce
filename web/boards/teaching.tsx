import './teaching.css';
import { Link } from 'react-router';
import {
  deleteExample,
  restoreExample,
  teachingExamples,
} from '../../src/flow/measurement/teaching/contract.ts';
import type { Answer } from '../api.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, PageHeader, Skeleton, showToast } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';

type Example = Answer<typeof teachingExamples>['items'][number];

/** Conversations without names, to talk over (S1-43). */
export function TeachingPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(teachingExamples, { params: { org } });
  return (
    <div className="heed-teaching">
      <PageHeader
        title="Teaching examples"
        lead={
          <>
            Real conversations without names: what would you have done? Make one from the menu of a request.{' '}
            <Link to={paths.huddle(org)}>Back to the huddle</Link>
          </>
        }
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title="No example yet">
          Open a request that could have gone better, and choose “Make teaching example”.
        </EmptyState>
      ) : null}
      {data?.items.map((example) => (
        <ExampleView key={example.id} example={example} />
      ))}
    </div>
  );
}

function ExampleView({ example }: { readonly example: Example }) {
  const org = useOrg();
  const restore = useCommand(restoreExample, { refreshes: [teachingExamples] });
  const remove = useCommand(deleteExample, {
    refreshes: [teachingExamples],
    onDone: () =>
      showToast({
        text: 'The example is deleted.',
        undo: () => restore.mutate({ params: { org, id: example.id } }),
      }),
  });
  const { title, longestGapMinutes, question, lines } = example;
  return (
    <details className="heed-teaching-example">
      <summary>
        <strong>{title}</strong>
        <span className="heed-soft">
          {longestGapMinutes === null ? 'no gap' : `${longestGapMinutes.toLocaleString('en')} min gap`}
        </span>
      </summary>
      <TeachingLines lines={lines} />
      {question ? <p className="heed-teaching-question">{question}</p> : null}
      {example.can.includes('delete') ? (
        <button
          type="button"
          className="heed-quiet-button"
          aria-label={`Delete ${title}`}
          onClick={() => remove.mutate({ params: { org, id: example.id } })}
        >
          Delete
        </button>
      ) : null}
    </details>
  );
}

/** What passed, each gap where it lay. */
function TeachingLines({ lines }: Pick<Example, 'lines'>) {
  return (
    <ol className="heed-teaching-lines">
      {lines.map((line) => (
        <li key={`${line.when} ${line.from} ${line.text}`} data-from={line.from}>
          {line.gapMinutes === null ? null : (
            <p className="heed-teaching-gap">{line.gapMinutes.toLocaleString('en')} min gap</p>
          )}
          <span className="heed-soft">
            {line.when}, {line.from === 'us' ? 'we' : 'the buyer'}, {line.how}
          </span>
          <p>{line.text}</p>
        </li>
      ))}
    </ol>
  );
}
