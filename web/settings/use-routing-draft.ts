import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { routing, saveRulesDraft } from '../../src/flow/routing/rules/contract.ts';
import { call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { announce } from '../ui/index.ts';
import { keyOf } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';
import { type RoutingView, type Rules, rulesErrors, startRules } from './routing-draft.ts';
import { RulesSaver, type RulesState } from './routing-saver.ts';
import type { FieldErrors } from './week-draft.ts';

export interface RoutingDraft {
  readonly rules: Rules;
  readonly state: RulesState;
  readonly errors: FieldErrors;
  readonly saver: RulesSaver;
  edit(rules: Rules): void;
  /** Goes on from the draft of the server, or from what is in force, and forgets what was written here. */
  takeTheirs(): void;
  /** Puts what was written here over the draft of the server. */
  keepMine(): void;
  /** Goes on from these rules without a draft. */
  startOver(rules: Rules): void;
}

/** Rules as they stand on this page, kept as a draft while one types; a draft of others is taken over when nothing is unsaved. */
export function useRoutingDraft(view: RoutingView, org: string): RoutingDraft {
  const [rules, setRules] = useState(() => startRules(view));
  const [state, setState] = useState<RulesState>('saved');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = useSave(view.desk.id, org);
  const [saver] = useState(
    () =>
      new RulesSaver(
        {
          save,
          onState: (next, why) => {
            setState(next);
            setProblem(why);
          },
        },
        view.draft?.changedAt ?? null,
      ),
  );
  const latest = useRef(view);
  latest.current = view;
  const takeTheirs = () => {
    saver.reset(latest.current.draft?.changedAt ?? null);
    setRules(startRules(latest.current));
  };
  useOthersDraft(view, saver, takeTheirs);
  useEffect(() => () => void saver.flush(), [saver]);
  const edit = (next: Rules) => {
    setRules(next);
    if (Object.keys(rulesErrors(next)).length === 0) saver.touch(next);
  };
  const refused = state === 'refused' && problem ? errorsOf(problem) : {};
  return {
    rules,
    state,
    errors: { ...refused, ...rulesErrors(rules) },
    saver,
    edit,
    takeTheirs,
    keepMine: () => {
      saver.reset(latest.current.draft?.changedAt ?? null);
      edit(rules);
    },
    startOver: (next) => {
      saver.reset(null);
      setRules(next);
    },
  };
}

/** Another one's change comes in live; while something here is unsaved, the save will say so. */
function useOthersDraft(view: RoutingView, saver: RulesSaver, takeTheirs: () => void): void {
  const changedAt = view.draft?.changedAt ?? null;
  const take = useRef(takeTheirs);
  take.current = takeTheirs;
  const by = view.draft && !view.draft.by.you ? view.draft.by.name : null;
  const inForce = view.inForce.id;
  const basis = useRef(inForce);
  useEffect(() => {
    const isNewBasis = basis.current !== inForce;
    basis.current = inForce;
    // Without a draft one starts from what is in force.
    const isKnown = changedAt === saver.seen && !(changedAt === null && isNewBasis);
    if (isKnown || !saver.isIdle || isOlder(changedAt, saver.seen)) return;
    take.current();
    if (by !== null) announce(`${by} changed the draft`);
  }, [changedAt, inForce, saver, by]);
}

/** An answer that was under way while we saved tells of a draft that is ours and past. */
const isOlder = (theirs: string | null, ours: string | null) =>
  theirs !== null && ours !== null && Date.parse(theirs) < Date.parse(ours);

function useSave(deskId: string, org: string) {
  const queries = useQueryClient();
  const params = { org, id: deskId };
  return async (rules: Rules, seen: string | null): Promise<string> => {
    try {
      const { changedAt } = await call(
        saveRulesDraft,
        { params, body: { rules, seen } },
        { keepalive: true },
      );
      const draft = { rules, changedAt, by: { name: '', you: true } };
      queries.setQueryData<RoutingView>(keyOf(routing, { params }), (data) => data && { ...data, draft });
      return changedAt;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 409) void queries.invalidateQueries({ queryKey: [routing.path] });
      throw problem;
    }
  };
}
