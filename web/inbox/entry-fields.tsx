import { serverNow } from '../server-clock.ts';
import { wallText } from '../settings/wall-time.ts';
import { DateTimeField, Select, Textarea } from '../ui/index.ts';
import { browserZone } from '../ui/zones.ts';

export interface EntryDraft {
  readonly channel: 'letter' | 'walk_in' | 'phone' | 'other';
  readonly text: string;
  /** As the field shows it, in the reader's zone; empty: now. */
  readonly receivedAt: string;
}

export const emptyEntry: EntryDraft = { channel: 'phone', text: '', receivedAt: '' };

const channels = [
  { value: 'phone', label: 'A call somebody took' },
  { value: 'letter', label: 'A letter' },
  { value: 'walk_in', label: 'A visit' },
  { value: 'other', label: 'Another way' },
];

export interface EntryFieldsProps {
  readonly draft: EntryDraft;
  readonly change: (part: Partial<EntryDraft>) => void;
  readonly errorOf: (name: string) => string | undefined;
}

/** How it came, when it truly came, and what it said. */
export function EntryFields({ draft, change, errorOf }: EntryFieldsProps) {
  const latest = wallText(serverNow(), browserZone());
  return (
    <>
      <div className="heed-entry-pair">
        <Select
          label="How it came"
          data={channels}
          value={draft.channel}
          onChange={(event) => change({ channel: event.currentTarget.value as EntryDraft['channel'] })}
        />
        <DateTimeField
          label="When it came"
          description="Its clock runs from then."
          max={latest}
          value={draft.receivedAt || latest}
          error={errorOf('receivedAt')}
          onChange={(event) => change({ receivedAt: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="What they said"
        description="In their words, as far as you can."
        required
        value={draft.text}
        error={errorOf('text')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </>
  );
}
