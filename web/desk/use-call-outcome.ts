import { useEffect, useRef, useState } from 'react';
import { openCall, reportOutcome } from '../../src/flow/desk/calls/contract.ts';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { call as callServer } from '../api.ts';
import { useOrg } from '../session.ts';
import { announce } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { holdOutcome } from './calls-held.ts';
import { type OpenCall, type Outcome, outcomeText } from './calls-view.ts';

const HELD_MS = 5_000;

interface Press {
  readonly outcome: Outcome;
  readonly interim: { readonly who: string; readonly by: string } | null;
}
interface Held extends Press {
  readonly at: number;
}

export type CallOutcomePress = ReturnType<typeof useCallOutcome>;

/**
 * One press says how the call went. It is held for five seconds, in which it can be undone, and then told to the
 * server with the time it was held; leaving the page tells it at once.
 */
export function useCallOutcome(call: OpenCall) {
  const org = useOrg();
  const [held, setHeld] = useState<Held | null>(null);
  const [canUndo, setCanUndo] = useState(false);
  const waiting = useRef<{ held: Held; timer: ReturnType<typeof setTimeout> } | null>(null);
  const command = useCommand(reportOutcome, { refreshes: [openCall, request, now, counts] });
  const params = { org, id: call.id };
  const take = (): Held | null => {
    const found = waiting.current;
    if (found === null) return null;
    clearTimeout(found.timer);
    waiting.current = null;
    holdOutcome(null);
    return found.held;
  };
  const flush = async () => {
    const press = take();
    if (press === null) return;
    setCanUndo(false);
    try {
      await command.mutateAsync({ params, body: bodyOf(press) });
    } catch (error) {
      setHeld(null);
      throw error;
    }
  };
  const press = (outcome: Outcome, interim: Press['interim'] = null) => {
    take();
    const next = { outcome, interim, at: performance.now() };
    const timer = setTimeout(() => void flush().catch(() => undefined), HELD_MS);
    waiting.current = { held: next, timer };
    holdOutcome(flush);
    setHeld(next);
    setCanUndo(true);
    announce(outcomeText(outcome));
  };
  const undo = () => {
    take();
    setHeld(null);
  };
  const leave = useRef(() => undefined as unknown);
  leave.current = () => {
    const last = take();
    if (last)
      callServer(reportOutcome, { params, body: bodyOf(last) }, { keepalive: true }).catch(() => undefined);
  };
  useEffect(() => {
    const gone = () => void leave.current();
    window.addEventListener('pagehide', gone);
    return () => {
      window.removeEventListener('pagehide', gone);
      gone();
    };
  }, []);
  return { held, canUndo, press, undo, flush };
}

function bodyOf({ outcome, interim, at }: Held) {
  return { outcome, interim, heldMs: Math.min(10_000, Math.round(performance.now() - at)) };
}
