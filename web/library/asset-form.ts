import type { z } from 'zod';
import type { AssetKind } from '../../src/core/library/asset-kinds.ts';
import type { ValueType } from '../../src/core/reply/value-types.ts';
import type { addLibraryItem, libraryItem } from '../../src/flow/library/contract.ts';
import type { Answer } from '../api.ts';

export type AssetView = Answer<typeof libraryItem>;
export type AssetVersion = AssetView['versions'][number];
type Body = z.input<typeof addLibraryItem.body>;
export type AssetFile = NonNullable<AssetVersion['file']>;

/** What stands in the editor. */
export interface AssetForm extends Omit<Required<Body>, 'fileId' | 'ownerId' | 'reviewOn'> {
  readonly file: AssetFile | null;
  readonly ownerId: string;
  readonly reviewOn: string;
}

/** What an item begins with, such as an answer that was sent. */
export interface Prefill {
  readonly title: string;
  readonly text: string;
  readonly kind: AssetKind;
  readonly valueType: ValueType;
}

export function emptyForm(ownerId: string, given: Partial<Prefill> = {}): AssetForm {
  return {
    kind: 'answer',
    title: '',
    valueType: 'answer',
    language: 'en',
    stages: [],
    tags: [],
    ownerId,
    reviewOn: '',
    text: '',
    file: null,
    note: '',
    ...given,
  };
}

/** An item as it is edited: with the words of its newest version, which may be one that waits. */
export function formOf(view: AssetView): AssetForm {
  const [newest] = view.versions;
  return {
    kind: view.kind,
    title: view.title,
    valueType: view.valueType,
    language: view.language as AssetForm['language'],
    stages: view.stages,
    tags: [...view.products, ...view.industries].map(({ id }) => id),
    ownerId: view.owner?.id ?? '',
    reviewOn: view.reviewOn ?? '',
    text: newest?.text ?? '',
    file: newest?.file ?? null,
    note: '',
  };
}

export function bodyOf({ file, ownerId, reviewOn, ...rest }: AssetForm): Body {
  return {
    ...rest,
    title: rest.title.trim(),
    fileId: file?.id ?? null,
    ownerId: ownerId || null,
    reviewOn: reviewOn || null,
  };
}

/** Whether saving makes a version, which then wants a line on what it changes. */
export function makesVersion(form: AssetForm, view: AssetView | null): boolean {
  const newest = view?.versions[0];
  return newest !== undefined && (newest.text !== form.text || newest.file?.id !== form.file?.id);
}
