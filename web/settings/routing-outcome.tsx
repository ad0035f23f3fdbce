import type { Outcome } from './use-try-out.ts';

interface RoutingOutcomeProps {
  readonly outcome: Omit<Outcome, 'rules'>;
  /** What it is about, said to those who can't see it. */
  readonly about: string;
}

/** Why: what is needed and how that is known, who comes next, who was skipped. */
export function RoutingOutcome({
  outcome: { needs, why, runnersUp, skipped, unfitted },
  about,
}: RoutingOutcomeProps) {
  return (
    <>
      <p className="heed-try-why heed-soft">{why}</p>
      {unfitted ? <p className="heed-try-why">Nobody who could have it knows any of what it needs.</p> : null}
      {needs.length + runnersUp.length + skipped.length > 0 ? (
        <details className="heed-try-more">
          <summary>
            Needs and others<span className="heed-unseen"> for {about}</span>
          </summary>
          <dl>
            {needs.length > 0 ? (
              <Group title="Needs" items={needs.map(({ skillId, name, why: how }) => [skillId, name, how])} />
            ) : null}
            {runnersUp.length > 0 ? (
              <Group title="Next" items={runnersUp.map(({ id, name, why: how }) => [id, name, how])} />
            ) : null}
            {skipped.length > 0 ? (
              <Group title="Skipped" items={skipped.map(({ id, name, why: how }) => [id, name, how])} />
            ) : null}
          </dl>
        </details>
      ) : null}
    </>
  );
}

function Group({ title, items }: { title: string; items: readonly (readonly [string, string, string])[] }) {
  return (
    <>
      <dt>{title}</dt>
      {items.map(([id, name, why]) => (
        <dd key={id}>
          {name} <span className="heed-soft">{why}</span>
        </dd>
      ))}
    </>
  );
}
