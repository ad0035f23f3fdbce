import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { unmerge } from '../../src/flow/desk/conversations/contract.ts';
import { inbox, reopen } from '../../src/flow/desk/inbox/contract.ts';
import { BlockDialog } from '../desk/block-dialog.tsx';
import type { RequestView } from '../desk/request-view.ts';
import { SplitDialog } from '../desk/split-dialog.tsx';
import { TeachingDialog } from '../desk/teaching-dialog.tsx';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { Badge, IconButton, Menu, shortDuration, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { CloseDialog } from './close-dialog.tsx';
import { EnterMessageDialog } from './enter-message-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';

type Shown = 'close' | 'merge' | 'enter' | 'split' | 'block' | 'teach' | null;

const offers = ['close', 'merge', 'enter', 'reopen', 'unmerge', 'split', 'block'] as const;

/** How a request came in, where it went, and the acts by which it ends. */
export function EndingMenu({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const [shown, setShown] = useState<Shown>(null);
  const params = { org, id: view.id };
  const bring = useCommand(reopen, {
    refreshes: [now, request, counts, inbox],
    onDone: () => showToast({ text: 'It is open again; its clocks run on from the original receipt.' }),
  });
  const part = useCommand(unmerge, {
    refreshes: [now, request, counts, inbox],
    onDone: () => showToast({ text: 'It is a request of its own again.' }),
  });
  const mayTeach = isOnDesk(useOrganisation());
  const close = () => setShown(null);
  const has = (act: RequestView['can'][number]) => view.can.includes(act);
  return (
    <>
      <Origin view={view} />
      {offers.some(has) || mayTeach ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton variant="subtle" color="gray" aria-label="More about this request">
              <IconDots size={18} stroke={1.8} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            {has('enter') ? (
              <Menu.Item onClick={() => setShown('enter')}>Type in a further message…</Menu.Item>
            ) : null}
            {has('merge') ? (
              <Menu.Item onClick={() => setShown('merge')}>Merge with another…</Menu.Item>
            ) : null}
            {has('unmerge') ? (
              <Menu.Item onClick={() => part.mutate({ params })}>Take the merge back</Menu.Item>
            ) : null}
            {has('split') ? (
              <Menu.Item onClick={() => setShown('split')}>Split off another matter…</Menu.Item>
            ) : null}
            {has('block') ? <Menu.Item onClick={() => setShown('block')}>Block the sender…</Menu.Item> : null}
            {mayTeach ? (
              <Menu.Item onClick={() => setShown('teach')}>Make teaching example…</Menu.Item>
            ) : null}
            {has('close') ? <Menu.Item onClick={() => setShown('close')}>Close…</Menu.Item> : null}
            {has('reopen') ? (
              <Menu.Item onClick={() => bring.mutate({ params })}>Open again</Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <MergeDialog requestId={shown === 'merge' ? view.id : null} close={close} />
      <CloseDialog
        view={view}
        opened={shown === 'close'}
        close={close}
        undo={() => bring.mutate({ params })}
      />
      <TeachingDialog requestId={view.id} opened={shown === 'teach'} close={close} />
      <SplitDialog view={view} opened={shown === 'split'} close={close} />
      <BlockDialog view={view} opened={shown === 'block'} close={close} />
      <EnterMessageDialog view={view} opened={shown === 'enter'} close={close} />
    </>
  );
}

/** Typed in late, and merged: it stays in sight. */
function Origin({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  return (
    <>
      {view.loggedLateMs === null ? null : (
        <span title={view.enteredBy === null ? undefined : `Typed in by ${view.enteredBy}`}>
          <Badge>{`logged late ${shortDuration(view.loggedLateMs)}`}</Badge>
        </span>
      )}
      {view.mergedInto === null ? null : (
        <Link to={paths.request(org, view.mergedInto.id)}>Went into {view.mergedInto.number}</Link>
      )}
      {view.splitFrom === null ? null : (
        <Link to={paths.request(org, view.splitFrom.id)}>Split from {view.splitFrom.number}</Link>
      )}
      {view.splitInto.map(({ id, number }) => (
        <Link key={id} to={paths.request(org, id)}>
          Part went to {number}
        </Link>
      ))}
    </>
  );
}
