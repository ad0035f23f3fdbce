import { useState } from 'react';
import type { Channel } from '../desk/channel-icon.tsx';
import { FieldError, Select, Textarea, useDebouncedValue } from '../ui/index.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import type { Rules } from './routing-draft.ts';
import { RoutingOutcome } from './routing-outcome.tsx';
import { channelNames } from './routing-text.ts';
import { useTryText } from './use-try-out.ts';

interface RoutingTryTextProps {
  readonly deskId: string;
  readonly rules: Rules | null;
}

/** Words one types in: who would get them now. */
export function RoutingTryText({ deskId, rules }: RoutingTryTextProps) {
  const [text, setText] = useState('');
  const [channel, setChannel] = useState<Channel>('email');
  const [zone, setZone] = useState('');
  const [settled] = useDebouncedValue(text, 300);
  const { data, error } = useTryText(deskId, rules, {
    text: settled,
    channel,
    zone: zone === '' ? null : zone,
  });
  const isAsked = settled.trim() !== '';
  return (
    <section className="heed-routing-try" aria-labelledby="routing-words">
      <h2 id="routing-words">Who would get this now?</h2>
      <Textarea
        label="Words of a buyer"
        placeholder="Pump down in Omaha, need a valve seat"
        minRows={2}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="heed-pair">
        <Select
          label="By"
          value={channel}
          data={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
        />
        <ZoneField label="From (if you like)" value={zone} onChange={setZone} />
      </div>
      <div role="status">
        {isAsked && data ? (
          <div className="heed-try-answer">
            <p className="heed-flat">
              <span className="heed-strong">{data.would?.name ?? 'Nobody'}</span>
              {data.rules.length > 0 ? (
                <span className="heed-soft"> by rule {data.rules.join(', ')}</span>
              ) : null}
            </p>
            <RoutingOutcome outcome={data} about="these words" />
          </div>
        ) : null}
      </div>
      {isAsked && error ? <FieldError>{error.detail || error.title}</FieldError> : null}
    </section>
  );
}
