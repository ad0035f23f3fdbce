import { tour } from '../../src/demo/tour/contract.ts';
import { useOrg } from '../session.ts';
import { useEndpoint } from '../use-endpoint.ts';

const LOOK_MS = 5_000;

/** How far the demo's past is entered, as long as it is not; boards fill as it is. */
export function PastProgress() {
  const org = useOrg();
  const { data } = useEndpoint(tour, { params: { org } }, { refetchInterval: LOOK_MS });
  const past = data?.past ?? null;
  if (past === null || past.entered >= past.total) return null;
  return <span>Its past is being entered: {Math.floor((100 * past.entered) / past.total)} %.</span>;
}
