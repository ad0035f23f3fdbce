import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useKeys } from '../shell/keys.ts';
import { Button, Popover } from '../ui/index.ts';
import { useBeginCall } from './calls-begin.ts';
import { ReasonForm } from './reason-form.tsx';
import type { RequestView } from './request-view.ts';

const offered = ['They wrote: call me', 'They asked for this time on the phone'];

/** Calls the contact of a request; shut with its reason, and opened by the contact's own word for it. */
export function CallButton({ view }: { readonly view: RequestView }) {
  const begin = useBeginCall();
  const { mayCall, contact } = view;
  const call = () => void begin(view.id, contact.name);
  const isTheirs = !view.can.includes('claim');
  useKeys(
    'Call',
    isTheirs && mayCall.allowed ? [{ keys: 'c', label: `Call ${contact.name}`, run: call }] : [],
  );
  if (mayCall.needsAsking) return <AskedFor view={view} />;
  return (
    <Button
      size="compact-sm"
      variant="default"
      className="heed-call-press"
      aria-label={`Call ${contact.name}`}
      disabled={!mayCall.allowed}
      title={mayCall.allowed ? `${mayCall.number ?? ''} (c)` : (mayCall.reason ?? '')}
      onClick={call}
    >
      <IconPhone size={16} stroke={1.8} aria-hidden />
      <span className="heed-call-word">Call</span>
    </Button>
  );
}

/** Outside their window only the contact's own words open it; they are kept beside the call. */
function AskedFor({ view }: { readonly view: RequestView }) {
  const begin = useBeginCall();
  const [opened, setOpened] = useState(false);
  const reason = view.mayCall.reason ?? '';
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          className="heed-call-press heed-call-shut"
          aria-label={`Call: not now. ${reason}`}
          aria-expanded={opened}
          title={reason}
          onClick={() => setOpened(!opened)}
        >
          <IconPhoneOff size={16} stroke={1.8} aria-hidden />
          <span className="heed-call-word">Not now</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Calling hours">
        <p className="heed-call-reason">{reason}.</p>
        <ReasonForm
          label="Did they ask for a call now?"
          description="Their words are kept beside the call."
          reasons={offered}
          action="Call, they asked for it"
          pending={false}
          refusal={undefined}
          submit={(words) => {
            setOpened(false);
            void begin(view.id, view.contact.name, words);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
