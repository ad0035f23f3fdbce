import './asset.css';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'react-router';
import {
  approveLibraryItem,
  library,
  libraryChoices,
  libraryItem,
  restoreLibraryItem,
  retireLibraryItem,
} from '../../src/flow/library/contract.ts';
import { paths } from '../paths.ts';
import { useOrg, useSession } from '../session.ts';
import { Button, ErrorState, Skeleton, showToast } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { AssetEditor } from './asset-editor.tsx';
import { type AssetView, emptyForm, type Prefill } from './asset-form.ts';
import { AssetUses } from './asset-uses.tsx';
import { AssetVersions } from './asset-versions.tsx';
import { Marks } from './library-row.tsx';
import { useAssetEditor } from './use-asset-editor.ts';

/** One item of the library: to read, to change, with its versions and where it went. */
export function AssetPage() {
  const { id = '' } = useParams();
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(libraryItem, { params: { org, id } });
  return (
    <div className="heed-asset">
      <Back />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? <Item key={data.id} view={data} /> : null}
    </div>
  );
}

/** A new item, empty or begun from a reply that was sent. */
export function NewAssetPage() {
  const user = useSession().data?.user;
  const location = useLocation();
  const { prefill } = (location.state ?? {}) as { readonly prefill?: Prefill };
  if (!user) return null;
  return (
    <div className="heed-asset">
      <Back />
      <h1>New in the library</h1>
      <NewItem
        key={location.key}
        ownerId={user.id}
        prefill={prefill}
        keptAs={prefill ? location.key : 'new'}
      />
    </div>
  );
}

interface NewItemProps {
  readonly ownerId: string;
  readonly prefill: Prefill | undefined;
  /** What was begun from a reply is kept by itself, so that it takes no other draft's place. */
  readonly keptAs: string;
}

function NewItem({ ownerId, prefill, keptAs }: NewItemProps) {
  const editor = useAssetEditor(null, emptyForm(ownerId, prefill), keptAs);
  return <AssetEditor view={null} editor={editor} mayApprove={useMayApprove()} />;
}

function Item({ view }: { readonly view: AssetView }) {
  const editor = useAssetEditor(view, emptyForm(''));
  const { approve, retire, restore } = useActs(view);
  const mayEdit = view.can.includes('edit');
  return (
    <>
      <header className="heed-asset-head">
        <h1>{view.title}</h1>
        <Marks item={view} />
        {view.can.includes('retire') ? (
          <Button variant="default" size="compact-sm" onClick={retire}>
            Retire
          </Button>
        ) : null}
        {view.can.includes('restore') ? (
          <Button variant="default" size="compact-sm" onClick={restore}>
            Bring back
          </Button>
        ) : null}
      </header>
      <AssetEditor view={view} editor={editor} mayApprove={useMayApprove()} />
      <AssetVersions
        view={view}
        approve={view.can.includes('approve') ? approve : null}
        use={
          mayEdit
            ? ({ text, file, number }) => editor.change({ text, file, note: `Version ${number} again` })
            : null
        }
      />
      <AssetUses view={view} />
    </>
  );
}

function useMayApprove(): boolean {
  const org = useOrg();
  const { data } = useEndpoint(libraryChoices, { params: { org } }, { staleTime: 60_000 });
  return data?.mayApprove ?? false;
}

function useActs({ id, title }: AssetView) {
  const org = useOrg();
  const refreshes = [library, libraryItem];
  const approving = useCommand(approveLibraryItem, {
    refreshes,
    onDone: () => showToast({ text: `“${title}” is approved` }),
  });
  const restoring = useCommand(restoreLibraryItem, { refreshes });
  const args = { params: { org, id }, body: {} };
  const restore = () => restoring.mutate(args);
  const retiring = useCommand(retireLibraryItem, {
    refreshes,
    onDone: () => showToast({ text: `“${title}” is retired`, undo: restore }),
  });
  return {
    approve: (versionId: string) => approving.mutate({ params: { org, id }, body: { versionId } }),
    retire: () => retiring.mutate(args),
    restore,
  };
}

function Back() {
  const org = useOrg();
  return (
    <Link to={paths.library(org)} className="heed-asset-back">
      <IconArrowLeft size={16} aria-hidden /> Library
    </Link>
  );
}
