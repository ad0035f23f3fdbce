import { useQueryClient } from '@tanstack/react-query';
import { skills, teams } from '../../src/people/skills/contract.ts';
import type { Endpoint } from '../../src/platform/contract.ts';
import { call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { showProblem, showToast } from '../ui/index.ts';

/** Does something to teams, desks or departments; with a body from before it offers the way back. Resolves to what refused it. */
export type TeamAct = (
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  body: object,
  before?: object | null,
  text?: string,
) => Promise<Problem | null>;

export function useTeamAct(): TeamAct {
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: [teams.path] });
    void queries.invalidateQueries({ queryKey: [skills.path] });
  };
  return async (endpoint, params, body, before = null, text = 'Saved') => {
    try {
      await call(endpoint, { params, body } as Parameters<typeof call>[1]);
      const undo = () =>
        void call(endpoint, { params, body: before } as Parameters<typeof call>[1])
          .catch((error) => showProblem(asProblem(error)))
          .finally(refresh);
      showToast({ text, ...(before === null ? {} : { undo }) });
      return null;
    } catch (error) {
      const problem = asProblem(error);
      showProblem(problem);
      return problem;
    } finally {
      refresh();
    }
  };
}
