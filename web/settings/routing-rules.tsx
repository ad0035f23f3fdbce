import { useState } from 'react';
import { newId } from '../new-id.ts';
import { announce, Button, showToast } from '../ui/index.ts';
import {
  MOST_RULES,
  moved,
  newRule,
  type RoutingView,
  type Rule,
  without,
  withRule,
  withRuleAt,
} from './routing-draft.ts';
import { RoutingRow } from './routing-row.tsx';
import { ruleText } from './routing-text.ts';
import type { RoutingDraft } from './use-routing-draft.ts';

export interface RoutingRulesProps {
  readonly view: RoutingView;
  readonly draft: RoutingDraft;
  readonly isEditor: boolean;
}

/** Acts on rules; each can be taken back. */
function useActs({ view, draft }: RoutingRulesProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const { rules, edit } = draft;
  // An undo that comes seconds later must start from what stands here then.
  const current = { rules, edit };
  const [latest] = useState(() => ({ current }));
  latest.current = current;
  const add = () => {
    const rule = newRule(newId());
    edit({ ...rules, rows: [...rules.rows, rule] });
    setOpenId(rule.id);
  };
  const remove = (rule: Rule, place: number) => {
    edit(without(rules, rule.id));
    focusNear(rules.rows[place + 1]?.id ?? rules.rows[place - 1]?.id);
    showToast({
      text: `Rule ${place + 1} is taken out`,
      detail: ruleText(rule, view),
      undo: () => latest.current.edit(withRuleAt(latest.current.rules, rule, place)),
    });
  };
  const move = (rule: Rule, by: number) => {
    const next = moved(rules, rule.id, by);
    if (next === rules) return announce(by < 0 ? 'It is the first rule' : 'It is the last rule');
    edit(next);
    announce(`Now rule ${next.rows.findIndex(({ id }) => id === rule.id) + 1} of ${next.rows.length}`);
  };
  const change = (rule: Rule) => edit(withRule(rules, rule));
  return { openId, setOpenId, add, remove, move, change };
}

/** After a rule is gone its neighbour has the focus, or the button that adds one. */
function focusNear(id: string | undefined): void {
  requestAnimationFrame(() => {
    const near = document.getElementById(id === undefined ? 'add-rule' : `rule-${id}`);
    near?.focus();
  });
}

/** The table of rules, in the order in which they are read. */
export function RoutingRules(props: RoutingRulesProps) {
  const { view, draft, isEditor } = props;
  const { rows } = draft.rules;
  const acts = useActs(props);
  return (
    <section className="heed-routing-table" aria-labelledby="routing-rules">
      <div className="heed-target-head">
        <h2 id="routing-rules">Rules</h2>
        {isEditor ? <SaveState draft={draft} /> : null}
      </div>
      <p className="heed-soft heed-flat">
        Every rule that holds adds what it needs. The first one with a team or an order decides that.
      </p>
      {rows.length === 0 ? (
        <p className="heed-routing-none">
          No rules: skills are recognised in the words alone, and the desk’s own team is asked.
        </p>
      ) : (
        <ol className="heed-rows heed-routing-rows" aria-label="Rules">
          {rows.map((rule, place) => (
            <RoutingRow
              key={rule.id}
              rule={rule}
              place={place}
              count={rows.length}
              view={view}
              errors={draft.errors}
              isOpen={acts.openId === rule.id}
              onOpen={(open) => acts.setOpenId(open ? rule.id : null)}
              isEditor={isEditor}
              onChange={acts.change}
              onMove={(by) => acts.move(rule, by)}
              onRemove={() => acts.remove(rule, place)}
            />
          ))}
        </ol>
      )}
      {isEditor ? (
        <Button
          id="add-rule"
          variant="default"
          size="compact-sm"
          disabled={rows.length >= MOST_RULES}
          onClick={acts.add}
        >
          Add a rule
        </Button>
      ) : null}
    </section>
  );
}

const words = {
  saved: '',
  saving: 'Saving the draft…',
  unsaved: 'Not saved: the server is out of reach',
  clash: 'Not saved',
  refused: 'Not saved: see below',
} as const;

function SaveState({ draft: { state, saver, edit, rules } }: { readonly draft: RoutingDraft }) {
  const text = state === 'saved' && saver.seen !== null ? 'Draft saved' : words[state];
  return (
    <span className="heed-soft heed-small" role="status">
      {text}
      {state === 'unsaved' ? (
        <Button size="compact-sm" variant="subtle" onClick={() => edit(rules)}>
          Try again
        </Button>
      ) : null}
    </span>
  );
}
