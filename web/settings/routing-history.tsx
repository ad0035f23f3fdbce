import { routing, switchBackRules } from '../../src/flow/routing/rules/contract.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, showToast } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import { defaults, type RoutingView } from './routing-draft.ts';
import { changesText } from './routing-text.ts';

/** What was switched on, by whom and when; nothing is ever taken out. */
export function RoutingHistory({ view }: { readonly view: RoutingView }) {
  const params = { org: useOrg(), id: view.desk.id };
  const back = useCommand(switchBackRules, { refreshes: [routing] });
  const switchBack = async (versionId: string | null) => {
    const before = view.inForce.id;
    const answer = await back.mutateAsync({ params, body: { versionId, inForce: before } }).catch(() => null);
    if (!answer) return;
    showToast({
      text: 'Switched back',
      detail: 'They hold for what comes in from now on.',
      undo: () => back.mutate({ params, body: { versionId: before, inForce: answer.id } }),
    });
  };
  const { history } = view;
  if (history.length === 0) return null;
  const isEditor = view.can.includes('edit');
  return (
    <details className="heed-target-history">
      <summary>
        History, {history.length} {history.length === 1 ? 'version' : 'versions'}
      </summary>
      <ol>
        {history.map(({ id, from, until, by, note, rules }, place) => (
          <li key={id}>
            <div className="heed-target-history-head">
              <span className="heed-strong">
                {whenText(from)}
                {until === null ? '' : ` to ${whenText(until)}`}
              </span>
              <span className="heed-soft">{by.you ? 'you' : by.name}</span>
              {until === null ? <Badge>in force</Badge> : null}
              {isEditor && until !== null ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  loading={back.isPending}
                  aria-label={`Switch back to the rules of ${whenText(from)}`}
                  onClick={() => void switchBack(id)}
                >
                  Switch back
                </Button>
              ) : null}
            </div>
            {note === null ? null : <span className="heed-target-reason heed-soft">{note}</span>}
            {changesText(history[place + 1]?.rules ?? defaults, rules, view).map((change) => (
              <span key={change} className="heed-target-reason">
                {change}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {isEditor && view.inForce.id !== null ? (
        <Button size="compact-sm" variant="subtle" onClick={() => void switchBack(null)}>
          Switch back to the defaults
        </Button>
      ) : null}
    </details>
  );
}
