import { IconCheck } from '@tabler/icons-react';
import type { z } from 'zod';
import { type NoticeGroup, type NoticeWay, noticeGroups } from '../../src/core/notice/notice-choice.ts';
import { saveChoices, viewChoices } from '../../src/flow/desk/notices/contract.ts';
import { useOrg } from '../session.ts';
import { Checkbox } from '../ui/index.ts';
import { keyOf, useCommand } from '../use-endpoint.ts';

export type ChoicesView = z.output<typeof viewChoices.response>;
type Choice = ChoicesView['choice'];

const words: Readonly<Record<NoticeGroup, readonly [name: string, what: string]>> = {
  requests: ['My requests', 'given to you, taken back, still untouched, handed over, offered while on call'],
  unplaced: ['Nobody has it', 'a request for which nobody is on duty'],
  deadlines: ['Deadlines', 'warnings before a clock runs out, and what was missed'],
  colleagues: ['Colleagues', 'help asked of you or given to you, and notes'],
  duty: ['The day', 'lists before closing, and gaps in the duty roster'],
  backlog: ['Backlog', 'follow-ups that pile up'],
  heed: ['Heed itself', 'it does not hear or send, or a reply of yours was not sent'],
};

/** Saved as soon as it is pressed; taken back when the server refuses. */
export function useSaveChoice() {
  const org = useOrg();
  const command = useCommand(saveChoices, {
    refreshes: [viewChoices],
    optimistic: (client, { body }) => {
      const key = keyOf(viewChoices, { params: { org } });
      const before = client.getQueryData<ChoicesView>(key);
      if (!before) return undefined;
      client.setQueryData(key, { ...before, choice: body });
      return () => void client.setQueryData(key, before);
    },
  });
  return (choice: Choice) => command.mutateAsync({ params: { org }, body: choice });
}

/** What of which kind goes which way; in Heed itself everything is told. */
export function NotificationWays({ view }: { readonly view: ChoicesView }) {
  const save = useSaveChoice();
  const { choice, mail, push } = view;
  const set = (group: NoticeGroup, way: NoticeWay, on: boolean) => {
    const ways = { ...choice.ways, [group]: { ...choice.ways[group], [way]: on } };
    save({ ...choice, ways }).catch(() => undefined);
  };
  return (
    <>
      <table className="heed-ways">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">In Heed</th>
            <th scope="col">Mail</th>
            <th scope="col">Device</th>
          </tr>
        </thead>
        <tbody>
          {noticeGroups.map((group) => (
            <tr key={group}>
              <th scope="row">
                {words[group][0]}
                <span className="heed-soft heed-small">{words[group][1]}</span>
              </th>
              <td>
                <IconCheck size={16} aria-label="always" />
              </td>
              {(['mail', 'push'] as const).map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={`${words[group][0]} by ${way === 'mail' ? 'mail' : 'notice on your devices'}`}
                    checked={choice.ways[group][way]}
                    disabled={way === 'mail' && !mail.isPossible}
                    onChange={(event) => set(group, way, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="heed-soft heed-small heed-gap-small">
        {mail.isPossible
          ? `Mail goes to ${mail.address}.`
          : 'This server has no mail server of its own yet, so it can’t send you mail. Whoever runs it sets HEED_SMTP_URL.'}{' '}
        {push.browsers.length === 0 ? 'No device takes notices yet: switch one on below.' : null}
      </p>
    </>
  );
}
