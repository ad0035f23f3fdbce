import { IconPlus, IconX } from '@tabler/icons-react';
import { serverNow } from '../server-clock.ts';
import { Button, DateTimeField, IconButton } from '../ui/index.ts';
import type { CalendarDraft, ClosedDraft } from './calendar-draft.ts';
import { errorAt } from './field-errors.ts';
import { wallText } from './wall-time.ts';
import type { FieldErrors } from './week-draft.ts';

export interface ClosedSpansProps {
  readonly draft: CalendarDraft;
  readonly onChange: (closed: readonly ClosedDraft[]) => void;
  readonly errors: FieldErrors;
  readonly readOnly: boolean;
}

const HOUR = 3_600_000;

/** From the next full hour for two: an outage is entered while it happens. */
function freshSpan(zone: string, taken: number): ClosedDraft {
  const start = Math.ceil(serverNow() / HOUR) * HOUR;
  return { id: `new-${taken}-${start}`, from: wallText(start, zone), to: wallText(start + 2 * HOUR, zone) };
}

/** Stretches across days in which nobody answers: stocktaking, a move, an outage. */
export function ClosedSpans({ draft, onChange, errors, readOnly }: ClosedSpansProps) {
  const { closed } = draft;
  const change = (id: string, part: Partial<ClosedDraft>) =>
    onChange(closed.map((span) => (span.id === id ? { ...span, ...part } : span)));
  return (
    <>
      {closed.length === 0 ? <p className="heed-soft heed-flat">No such stretches.</p> : null}
      {closed.map((span, index) => (
        <fieldset key={span.id} className="heed-span" aria-label={`Closed stretch ${index + 1}`}>
          <DateTimeField
            label="Closed from"
            value={span.from}
            onChange={(event) => change(span.id, { from: event.currentTarget.value })}
            error={errorAt(errors, `/closed/${index}/0`, `/closed/${index}`)}
            readOnly={readOnly}
          />
          <DateTimeField
            label="until"
            value={span.to}
            onChange={(event) => change(span.id, { to: event.currentTarget.value })}
            error={errorAt(errors, `/closed/${index}/1`)}
            readOnly={readOnly}
          />
          {readOnly ? null : (
            <IconButton
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove closed stretch ${index + 1}`}
              onClick={() => onChange(closed.filter((other) => other.id !== span.id))}
            >
              <IconX size={16} aria-hidden />
            </IconButton>
          )}
        </fieldset>
      ))}
      {readOnly ? null : (
        <Button
          className="heed-gap-small"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...closed, freshSpan(draft.zone, closed.length)])}
        >
          Add a stretch
        </Button>
      )}
    </>
  );
}
