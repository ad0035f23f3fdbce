import type { Command } from '../shell/match-commands.ts';
import { useBeginCall } from './calls-begin.ts';
import type { NowItem } from './group-items.ts';

/** "Call Ada Buyer" for everybody who waits and may be called now. */
export function useCallCommands(waiting: readonly NowItem[]): readonly Command[] {
  const begin = useBeginCall();
  return waiting
    .filter(({ can }) => can.includes('call'))
    .map(({ id, contact, mayCall }) => ({
      id: `call-${id}`,
      label: `Call ${contact.name}`,
      note: mayCall.number ?? '',
      words: 'phone',
      run: () => void begin(id, contact.name),
    }));
}
