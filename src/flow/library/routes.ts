import { exampleValues } from '../../core/library/template-fields.ts';
import { type Binding, forMembers } from '../../platform/bindings.ts';
import { approveVersion } from './approve-version.ts';
import { viewAsset } from './asset-view.ts';
import { viewChoices } from './choices-view.ts';
import * as contract from './contract.ts';
import { fillItem } from './fill-item.ts';
import { fillTemplate } from './fill-template.ts';
import { viewLibrary } from './library-view.ts';
import { restoreAsset, retireAsset } from './retire-asset.ts';
import { addAsset, saveAsset } from './save-asset.ts';
import { viewRequestLibrary } from './suggest-items.ts';

const ok = { ok: true } as const;

/** The library's endpoints; its files go in and out by `file-routes.ts`. */
export function libraryBindings(): Binding[] {
  return [
    forMembers(contract.library, ({ ctx, query, member }) => viewLibrary(ctx, query, member)),
    forMembers(contract.libraryItem, ({ ctx, params, member }) => viewAsset(ctx, params.id, member)),
    forMembers(contract.libraryChoices, ({ ctx, member }) => viewChoices(ctx, member)),
    forMembers(contract.requestLibrary, ({ ctx, params }) => viewRequestLibrary(ctx, params.id)),
    forMembers(contract.addLibraryItem, ({ ctx, body, member }) => addAsset(ctx, body, member)),
    forMembers(contract.saveLibraryItem, async ({ ctx, params, body, member }) => {
      await saveAsset(ctx, { assetId: params.id, body }, member);
      return ok;
    }),
    forMembers(contract.approveLibraryItem, async ({ ctx, params, body }) => {
      await approveVersion(ctx, { assetId: params.id, versionId: body.versionId });
      return ok;
    }),
    forMembers(contract.retireLibraryItem, async ({ ctx, params, member }) => {
      await retireAsset(ctx, params.id, member);
      return ok;
    }),
    forMembers(contract.restoreLibraryItem, async ({ ctx, params, member }) => {
      await restoreAsset(ctx, params.id, member);
      return ok;
    }),
    forMembers(contract.fillLibraryItem, ({ ctx, params, body }) =>
      fillItem(ctx, { assetId: params.id, requestId: body.requestId, questionId: body.questionId }),
    ),
    forMembers(contract.previewTemplate, async ({ body }) => {
      const { text, gaps } = fillTemplate(body.text, exampleValues);
      return { text, gaps: [...gaps] };
    }),
  ];
}
