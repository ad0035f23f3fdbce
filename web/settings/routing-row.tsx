import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { FieldError, IconButton } from '../ui/index.ts';
import type { RoutingView, Rule } from './routing-draft.ts';
import { RoutingRowForm } from './routing-row-form.tsx';
import { thenText, whenText } from './routing-text.ts';
import type { FieldErrors } from './week-draft.ts';

export interface RoutingRowProps {
  readonly rule: Rule;
  /** From 0. */
  readonly place: number;
  readonly count: number;
  readonly view: RoutingView;
  readonly errors: FieldErrors;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly isEditor: boolean;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One rule in words; opened, its fields. Alt with an arrow moves it, Delete takes it out. */
export function RoutingRow(props: RoutingRowProps) {
  const { rule, place, view, errors, isOpen, isEditor } = props;
  const number = place + 1;
  const faults = Object.entries(errors).filter(([at]) => at.startsWith(`/rules/rows/${place}/`));
  const said = (
    <>
      <span className="heed-routing-number">{number}</span>
      <span className="heed-routing-said">
        <span>{upper(whenText(rule))}</span>
        <span className="heed-soft">{upper(thenText(rule, view))}</span>
      </span>
    </>
  );
  if (!isEditor) return <li className="heed-routing-row heed-routing-line">{said}</li>;
  return (
    <li className="heed-routing-row">
      <div className="heed-routing-line">
        <button
          type="button"
          id={`rule-${rule.id}`}
          className="heed-routing-open"
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          onClick={() => props.onOpen(!isOpen)}
          onKeyDown={(event) => pressed(event, props)}
        >
          <span className="heed-unseen">Rule </span>
          {said}
        </button>
        <RowActs {...props} />
      </div>
      {faults.map(([at, text]) => (
        <FieldError key={at}>{text}</FieldError>
      ))}
      {isOpen ? <RoutingRowForm rule={rule} number={number} view={view} onChange={props.onChange} /> : null}
    </li>
  );
}

function RowActs({ place, count, onMove, onRemove }: RoutingRowProps) {
  const number = place + 1;
  return (
    <span className="heed-routing-acts">
      <IconButton
        variant="subtle"
        color="gray"
        aria-label={`Rule ${number} up`}
        disabled={place === 0}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        variant="subtle"
        color="gray"
        aria-label={`Rule ${number} down`}
        disabled={place === count - 1}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </IconButton>
      <IconButton variant="subtle" color="gray" aria-label={`Take rule ${number} out`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </IconButton>
    </span>
  );
}

function pressed(event: KeyboardEvent, { onMove, onRemove }: RoutingRowProps): void {
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  } else if (event.key === 'Delete' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    onRemove();
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
