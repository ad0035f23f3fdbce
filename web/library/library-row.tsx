import { IconFile, IconMessage2Check, IconTextPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { valueTypeNames } from '../../src/core/reply/value-types.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge } from '../ui/index.ts';
import type { LibraryItem } from './library-query.ts';
import { usesText } from './uses-text.ts';

const kindIcons = { answer: IconMessage2Check, snippet: IconTextPlus, file: IconFile } as const;

/** One item: what it is, what it is for, how often it was used. */
export function LibraryRow({ item }: { readonly item: LibraryItem }) {
  const org = useOrg();
  const Icon = kindIcons[item.kind];
  const tags = [...item.products, ...item.industries].map(({ name }) => name);
  return (
    <li className="heed-library-row">
      <Icon size={18} stroke={1.6} aria-hidden className="heed-library-kind" />
      <Link to={paths.libraryItem(org, item.id)} className="heed-library-link">
        <span className="heed-library-title">
          <strong>{item.title}</strong>
          <Marks item={item} />
        </span>
        <span className="heed-library-text heed-soft">
          {item.file ? `${item.file.name}${item.excerpt ? ' · ' : ''}` : ''}
          {item.excerpt}
        </span>
      </Link>
      <span className="heed-library-tags heed-soft">
        {[valueTypeNames[item.valueType], ...tags, item.stages.join(' ')].filter(Boolean).join(' · ')}
      </span>
      <span className="heed-library-uses heed-soft">{usesText(item)}</span>
    </li>
  );
}

/** What is to be known before one gives it out. */
export function Marks({
  item,
}: {
  readonly item: Pick<LibraryItem, 'approved' | 'waiting' | 'toReview' | 'retired'>;
}) {
  return (
    <>
      {item.approved ? null : <Badge>not approved</Badge>}
      {item.waiting ? <Badge>new version waits</Badge> : null}
      {item.toReview ? <Badge tone="soon">to review</Badge> : null}
      {item.retired ? <Badge>retired</Badge> : null}
    </>
  );
}
