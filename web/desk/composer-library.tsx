import './composer-library.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ValueType } from '../../src/core/reply/value-types.ts';
import { fillLibraryItem } from '../../src/flow/library/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { LibraryChoice, optionId } from './composer-library-choice.tsx';
import type { RequestView } from './request-view.ts';
import { selectGap } from './select-gap.ts';
import { useLibraryChoices } from './use-library-choices.ts';

/** A library item taken into the reply: its words, the file it brings, what it is worth. */
export interface PickedItem {
  readonly versionId: string;
  readonly title: string;
  readonly valueType: ValueType;
  /** Filled in for this contact; empty for a bare file. */
  readonly text: string;
  readonly file: { readonly name: string; readonly bytes: number } | null;
}

interface ComposerLibraryProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
  readonly pick: (item: PickedItem) => void;
}

/** The library beside the reply: what fits the open questions, and a search. */
export function ComposerLibrary({ opened, ...props }: ComposerLibraryProps) {
  return opened ? <Panel {...props} /> : null;
}

function Panel({ view, close, pick }: Omit<ComposerLibraryProps, 'opened'>) {
  const org = useOrg();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const { groups, looking, searched } = useLibraryChoices(view.id, words);
  const flat = groups.flatMap(({ items, questionId }) => items.map((item) => ({ item, questionId })));
  const active = Math.min(at, flat.length - 1);
  const { take, busy } = useTake(view.id, pick);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const choose = (place: number) => {
    const chosen = flat[place];
    if (chosen && !busy) take(chosen.item.id, chosen.questionId);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.min(flat.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  let place = 0;
  return (
    <section className="heed-composer-library" aria-label="Library">
      <div className="heed-composer-library-head">
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-expanded={flat.length > 0}
          aria-controls="heed-composer-library-list"
          aria-activedescendant={flat.length > 0 ? optionId(active) : undefined}
          aria-label="Search the library"
          placeholder="Search the library"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <a href={paths.library(org)} target="_blank" rel="noreferrer">
          Whole library
        </a>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      {flat.length > 0 ? (
        <div id="heed-composer-library-list" role="listbox" aria-label="What fits" aria-busy={looking}>
          {groups.map(({ key, title, questionId, items }) => (
            <fieldset key={key} className="heed-composer-library-group" aria-label={title}>
              <div className="heed-composer-library-about" aria-hidden="true">
                {title}
              </div>
              {items.map((item) => {
                const own = place++;
                return (
                  <LibraryChoice
                    key={`${key}-${item.id}`}
                    item={item}
                    place={own}
                    active={own === active}
                    point={() => setAt(own)}
                    choose={() => take(item.id, questionId)}
                  />
                );
              })}
            </fieldset>
          ))}
        </div>
      ) : null}
      {flat.length === 0 && !looking ? (
        <p className="heed-soft">
          {searched
            ? 'Nothing in the library holds these words.'
            : 'Nothing in the library fits these questions yet. Type to search it.'}
        </p>
      ) : null}
      <output className="heed-unseen">{looking ? '' : `${flat.length} found`}</output>
    </section>
  );
}

/** Takes an item in, filled in for the contact; what is left to fill is said, and the first gap is marked in the text. */
function useTake(requestId: string, pick: (item: PickedItem) => void) {
  const org = useOrg();
  const fill = useCommand(fillLibraryItem, {
    onDone: ({ gaps, versionId, title, valueType, text, file }) => {
      pick({ versionId, title, valueType, text, file });
      if (gaps.length === 0) return;
      showToast({ text: `Still to fill in: ${gaps.join(', ')}` });
      setTimeout(() => selectGap(document.querySelector('.heed-composer-text')), 50);
    },
  });
  return {
    busy: fill.isPending,
    take: (id: string, questionId: string | null) =>
      fill.mutate({ params: { org, id }, body: { requestId, questionId } }),
  };
}
