import { Button, count, Menu } from '../ui/index.ts';
import type { FollowUpsView } from './follow-up-types.ts';

export interface ShareBarProps {
  readonly chosen: number;
  readonly receivers: FollowUpsView['receivers'];
  readonly share: (to: { readonly id: string; readonly name: string } | null) => void;
  readonly clear: () => void;
  readonly opened: boolean;
  readonly setOpened: (opened: boolean) => void;
}

/** What is chosen, and to whom it may go. */
export function ShareBar({ chosen, receivers, share, clear, opened, setOpened }: ShareBarProps) {
  if (chosen === 0) return null;
  return (
    <section className="heed-share-bar" aria-label="Chosen follow-ups">
      <span role="status">{count(chosen, 'follow-up')} chosen</span>
      <Button size="compact-sm" onClick={() => share(null)}>
        Share among those on duty
      </Button>
      <Menu opened={opened} onChange={setOpened} position="bottom-start" returnFocus>
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            Give to…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {receivers.map((person) => (
            <Menu.Item key={person.id} onClick={() => share(person)}>
              {person.name}
              {person.onDuty ? null : <span className="heed-soft">, off duty</span>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <button type="button" className="heed-quiet-button" onClick={clear}>
        Choose none
      </button>
    </section>
  );
}
