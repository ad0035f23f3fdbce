import { useNavigate } from 'react-router';
import { beginCall, openCall } from '../../src/flow/desk/calls/contract.ts';
import { now, request } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { announce, showProblem } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { flushHeldOutcome } from './calls-held.ts';

/**
 * Begins a call: the server says yes first, then the device dials, and the request opens with the call's bar.
 * `askedFor`: the contact's words for a call outside their window.
 */
export function useBeginCall(): (requestId: string, name: string, askedFor?: string) => Promise<void> {
  const org = useOrg();
  const navigate = useNavigate();
  const command = useCommand(beginCall, { refreshes: [openCall, request, now], quiet: true });
  return async (id, name, askedFor) => {
    try {
      await flushHeldOutcome();
      const body = askedFor === undefined ? {} : { askedFor };
      const { uri, number } = await command.mutateAsync({ params: { org, id }, body });
      announce(`Calling ${name}, ${number}`);
      void navigate(paths.request(org, id));
      dial(uri);
    } catch (error) {
      if (command.error !== error) showProblem(error as Parameters<typeof showProblem>[0]);
    }
  };
}

/** Hands the number to whatever dials on this device, as a press on a link to it would. */
function dial(uri: string): void {
  const link = document.createElement('a');
  link.href = uri;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
