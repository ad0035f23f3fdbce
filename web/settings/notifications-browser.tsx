import { IconBellOff, IconBellRinging, IconDevices } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { subscribe, unsubscribe, viewChoices } from '../../src/flow/desk/notices/contract.ts';
import { type BrowserState, browserState, subscribeHere, unsubscribeHere } from '../browser-push.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, showProblem, showToast } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import type { ChoicesView } from './notifications-ways.tsx';

const reasons: Readonly<Record<BrowserState, string>> = {
  insecure:
    'Browsers allow this only over https, or on the machine itself under localhost. Whoever runs Heed sets a public address with https.',
  unsupported:
    'This browser can’t take notices. On an iPhone or iPad add Heed to the home screen and open it from there.',
  blocked: 'Notices are blocked for this site. Allow them in the browser’s settings for it, then come back.',
  off: 'This browser takes no notices for you here.',
  on: 'This browser takes notices for you.',
};

/** Whether this browser takes notices, with the way in and out; beneath, every other one that does. */
export function NotificationBrowser({ view }: { readonly view: ChoicesView }) {
  const { state, busy, start, stop } = useThisBrowser(view);
  const org = useOrg();
  const remove = useCommand(unsubscribe, { refreshes: [viewChoices] });
  const { browsers } = view.push;
  return (
    <>
      <div className="heed-browser" role="status">
        {state === 'on' ? (
          <IconBellRinging size={20} stroke={1.6} aria-hidden />
        ) : (
          <IconBellOff size={20} stroke={1.6} aria-hidden />
        )}
        <p className="heed-flat">{state === null ? 'Looking at this browser…' : reasons[state]}</p>
        {state === 'off' ? (
          <Button onClick={() => void start()} disabled={busy}>
            Switch on
          </Button>
        ) : null}
        {state === 'on' ? (
          <Button variant="default" onClick={() => void stop()} disabled={busy}>
            Switch off
          </Button>
        ) : null}
      </div>
      {browsers.length > 0 ? (
        <ul className="heed-browsers" aria-label="Browsers that take notices for you">
          {browsers.map(({ id, label, addedAt }) => (
            <li key={id}>
              <IconDevices size={16} stroke={1.6} aria-hidden />
              <span className="heed-browsers-name">
                {label} <span className="heed-soft">since {whenText(addedAt)}</span>
              </span>
              <button
                type="button"
                className="heed-quiet-button"
                aria-label={`Remove ${label}`}
                onClick={() => remove.mutate({ params: { org, id } })}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** State null: not known yet. */
function useThisBrowser({ push }: ChoicesView) {
  const org = useOrg();
  const [state, setState] = useState<BrowserState | null>(null);
  const [busy, setBusy] = useState(false);
  const known = push.browsers.map(({ endpointHash }) => endpointHash).join(' ');
  const { key } = push;
  const look = useCallback(async () => setState(await browserState(known.split(' '), key)), [known, key]);
  useEffect(() => {
    look().catch(() => setState('unsupported'));
  }, [look]);
  const add = useCommand(subscribe, { refreshes: [viewChoices], quiet: true });
  const remove = useCommand(unsubscribe, { refreshes: [viewChoices], quiet: true });
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showProblem(asProblem(error));
    }
    setBusy(false);
    await look();
  };
  const start = () =>
    act(async () => {
      const browser = await subscribeHere(key);
      if (!browser) return;
      await add.mutateAsync({ params: { org }, body: browser });
      showToast({ text: 'This browser takes notices for you' });
    });
  const stop = () =>
    act(async () => {
      const hash = await unsubscribeHere();
      const own = push.browsers.find(({ endpointHash }) => endpointHash === hash);
      if (own) await remove.mutateAsync({ params: { org, id: own.id } });
      showToast({ text: 'This browser takes no more notices', undo: () => void start() });
    });
  return { state, busy, start, stop };
}
