import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { requestKinds } from '../../src/flow/desk/contract.ts';
import { Menu } from '../ui/index.ts';
import { kindNames, kindText } from './kind-names.ts';
import type { RequestView } from './request-view.ts';
import { useKind } from './use-kind.ts';

/** What kind of request it is, and the way to say otherwise. */
export function KindMenu({ view }: { readonly view: RequestView }) {
  const { choose } = useKind(view);
  if (!view.can.includes('edit')) return <span>{kindText(view.kind)}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="heed-kind" title="Say what kind of request it is">
          {kindText(view.kind)}
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {requestKinds.map((kind) => (
          <Menu.Item
            key={kind}
            role="menuitemradio"
            aria-checked={kind === view.kind}
            leftSection={
              kind === view.kind ? <IconCheck size={14} aria-hidden /> : <span className="heed-no-check" />
            }
            onClick={() => (kind === view.kind ? undefined : choose(kind))}
          >
            {kindNames[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
