import { useState } from 'react';
import {
  discardRulesDraft,
  routing,
  switchBackRules,
  switchOnRules,
} from '../../src/flow/routing/rules/contract.ts';
import { useOrg } from '../session.ts';
import { Button, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RoutingView } from './routing-draft.ts';
import { changesText } from './routing-text.ts';
import type { RoutingDraft } from './use-routing-draft.ts';

interface RoutingSwitchProps {
  readonly view: RoutingView;
  readonly draft: RoutingDraft;
}

function useSwitch({ view, draft }: RoutingSwitchProps) {
  const params = { org: useOrg(), id: view.desk.id };
  const [note, setNote] = useState('');
  const on = useCommand(switchOnRules, { refreshes: [routing] });
  const back = useCommand(switchBackRules, {
    refreshes: [routing],
    onDone: () => showToast({ text: 'Switched back: the rules from before hold again' }),
  });
  const discard = useCommand(discardRulesDraft, { refreshes: [routing] });
  const switchOn = async () => {
    await draft.saver.flush();
    const { seen } = draft.saver;
    if (seen === null || !draft.saver.isIdle) return;
    const answer = await on.mutateAsync({ params, body: { seen, note } }).catch(() => null);
    if (!answer) return;
    draft.startOver(draft.rules);
    setNote('');
    showToast({
      text: 'The rules are switched on',
      detail: 'They hold for what comes in from now on.',
      undo: () => back.mutate({ params, body: { versionId: answer.before, inForce: answer.id } }),
    });
  };
  const throwAway = async () => {
    await draft.saver.flush();
    const { seen } = draft.saver;
    const written = draft.rules;
    draft.startOver(view.inForce.rules);
    if (seen !== null) await discard.mutateAsync({ params, body: { seen } }).catch(() => null);
    showToast({ text: 'The draft is thrown away', undo: () => draft.edit(written) });
  };
  return { note, setNote, switchOn, throwAway, busy: on.isPending || discard.isPending };
}

/** What the draft would change, in words, and the button that puts it in force. */
export function RoutingSwitch({ view, draft }: RoutingSwitchProps) {
  const { note, setNote, switchOn, throwAway, busy } = useSwitch({ view, draft });
  const changes = changesText(view.inForce.rules, draft.rules, view);
  const isBlocked = Object.keys(draft.errors).length > 0 || draft.state === 'clash';
  if (changes.length === 0)
    return (
      <p className="heed-soft heed-flat">
        {view.inForce.id === null
          ? 'The defaults hold. What you change here is a draft until it is switched on.'
          : 'These rules are in force. What you change here is a draft until it is switched on.'}
      </p>
    );
  return (
    <section className="heed-routing-note" aria-labelledby="routing-changes">
      <h2 id="routing-changes">What will change</h2>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <TextField
        label="Why (if you like)"
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="heed-buttons">
        <Button loading={busy} disabled={isBlocked} onClick={() => void switchOn()}>
          Switch on
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void throwAway()}>
          Throw the draft away
        </Button>
      </div>
    </section>
  );
}
