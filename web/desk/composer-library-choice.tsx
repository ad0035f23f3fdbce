import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { valueTypeNames } from '../../src/core/reply/value-types.ts';
import { usesText } from '../library/uses-text.ts';
import { Badge } from '../ui/index.ts';
import type { LibraryOption } from './use-library-choices.ts';

export const optionId = (place: number) => `heed-library-option-${place}`;

interface LibraryChoiceProps {
  readonly item: LibraryOption;
  readonly place: number;
  readonly active: boolean;
  readonly point: () => void;
  readonly choose: () => void;
}

/** One item to take in: what it is, why it fits, how often it was used, the file it brings. */
export function LibraryChoice({ item, place, active, point, choose }: LibraryChoiceProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The field keeps the focus and moves among the options; a press of the pointer does the same as its Enter.
    <div
      ref={row}
      id={optionId(place)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="heed-composer-library-option"
      onPointerMove={point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
      onKeyDown={(event) => event.key === 'Enter' && choose()}
    >
      <span className="heed-composer-library-line">
        <strong>{item.title}</strong>
        <Badge>{valueTypeNames[item.valueType]}</Badge>
        {item.approved ? null : <Badge>not approved</Badge>}
        {item.file ? (
          <span className="heed-composer-library-file">
            <IconPaperclip size={14} aria-hidden />
            {item.file.name}
          </span>
        ) : null}
        <span className="heed-composer-library-uses">{usesText(item)}</span>
      </span>
      <span className="heed-composer-library-line heed-soft">
        {item.why ? <span className="heed-composer-library-why">{item.why}</span> : null}
        <span className="heed-composer-library-excerpt">{item.excerpt}</span>
      </span>
    </div>
  );
}
