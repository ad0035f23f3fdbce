import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Section } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import type { AssetView } from './asset-form.ts';
import { usesText } from './uses-text.ts';

/** Where an item went: the number opens to the requests it counts. */
export function AssetUses({ view }: { readonly view: AssetView }) {
  const org = useOrg();
  const text = usesText(view);
  const more = view.uses - view.usedOn.length;
  return (
    <Section title={text.slice(0, 1).toUpperCase() + text.slice(1)}>
      {view.usedOn.length === 0 ? (
        <p className="heed-soft">Replies that carry it are counted and listed here.</p>
      ) : (
        <ul className="heed-asset-uses">
          {view.usedOn.map((use) => (
            <li key={`${use.requestId}-${use.at}`}>
              <Link to={paths.request(org, use.requestId)}>
                {use.number} {use.subject}
              </Link>{' '}
              <span className="heed-soft">
                {use.contact}, {whenText(use.at)}, version {use.version}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="heed-soft">and {more} before</p> : null}
    </Section>
  );
}
