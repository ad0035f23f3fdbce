import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useServerMinute } from '../server-clock.ts';
import { dayAndTime } from '../ui/index.ts';
import type { RequestView } from './request-view.ts';

// Both are opened now and then, and the list of zones weighs much.
const ReachForm = lazy(() => import('./calls-reach.tsx').then((module) => ({ default: module.ReachForm })));
const LateCall = lazy(() => import('./calls-late.tsx').then((module) => ({ default: module.LateCall })));

/** May I call, and on which number; a missing or wrong one is a task of its own. */
export function ContactCall({ view }: { readonly view: RequestView }) {
  const { mayCall } = view;
  const [open, setOpen] = useState<'reach' | 'late' | null>(null);
  const close = () => setOpen(null);
  const Icon = mayCall.allowed ? IconPhone : IconPhoneOff;
  return (
    <div className="heed-call-contact">
      <p data-task={!mayCall.numberKnown}>
        <Icon size={14} stroke={1.8} aria-hidden />
        <span>
          <CallText view={view} />
        </span>
      </p>
      <div className="heed-call-contact-acts">
        <button type="button" className="heed-quiet-button" onClick={() => setOpen('reach')}>
          {mayCall.numberKnown ? 'Change number' : 'Get a number'}
        </button>
        <button type="button" className="heed-quiet-button" onClick={() => setOpen('late')}>
          Log an earlier call
        </button>
      </div>
      <Suspense fallback={null}>
        {open === 'reach' ? <ReachForm view={view} close={close} /> : null}
        {open === 'late' ? <LateCall view={view} close={close} /> : null}
      </Suspense>
    </div>
  );
}

function CallText({ view }: { readonly view: RequestView }) {
  const minute = useServerMinute();
  const { mayCall } = view;
  if (!mayCall.allowed) return <>{sentence(mayCall.reason ?? 'Not now')}</>;
  const until = mayCall.until === null ? null : Date.parse(mayCall.until);
  if (until === null) return <>They asked to be called now</>;
  const there = mayCall.zone === null ? '' : ` (${dayAndTime(until, minute, mayCall.zone)} there)`;
  return (
    <>
      You may call until {dayAndTime(until, minute)}
      {there}
    </>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
