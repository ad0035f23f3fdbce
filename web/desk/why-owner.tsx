import './why-owner.css';
import type { RequestView } from './request-view.ts';

type Decision = RequestView['decisions'][number];
type Weighed = Decision['next'][number];

/** Why the one who has it got it: what was needed, who comes next, who was skipped. Nothing where nobody was chosen by rule. */
export function WhyOwner({ view }: { readonly view: RequestView }) {
  const decision = view.decisions.findLast(({ person }) => person !== null && person.id === view.owner?.id);
  if (!decision?.person) return null;
  const { needs, chosen, next, skipped } = decision;
  return (
    <details className="heed-why">
      <summary>Why {decision.person.name}?</summary>
      <p>{decision.reason}</p>
      <dl>
        <dt>Needs</dt>
        {needs.length === 0 ? <dd className="heed-soft">nothing special was recognised</dd> : null}
        {needs.map(({ skillId, name, why }) => (
          <dd key={skillId}>
            {name} {levelText(chosen, name)} <span className="heed-soft">{why}</span>
          </dd>
        ))}
        <Others title="Next" people={next} />
        <Others title="Skipped" people={skipped} />
      </dl>
    </details>
  );
}

/** How much the chosen one knows of it. */
function levelText(chosen: Weighed | null, skill: string): string {
  const known = chosen?.levels.find(({ name }) => name === skill);
  return known ? String(known.level) : 'unknown to them';
}

function Others({ title, people }: { readonly title: string; readonly people: readonly Weighed[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      {people.map(({ person, levels, openItems, why }) => (
        <dd key={person.id}>
          {person.name}{' '}
          <span className="heed-soft">
            {[...levels.map(({ name, level }) => `${name} ${level}`), `${openItems} open`, why]
              .filter(Boolean)
              .join(', ')}
          </span>
        </dd>
      ))}
    </>
  );
}
