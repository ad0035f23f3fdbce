import type { ValueType } from '../../src/core/reply/value-types.ts';
import type { RequestView } from './request-view.ts';

/** A library item taken into the reply: its words, the file it brings, what it is worth. */
export interface PickedItem {
  readonly versionId: string;
  readonly title: string;
  readonly valueType: ValueType;
  /** Filled in for this contact; empty for a bare file. */
  readonly text: string;
  readonly file: { readonly name: string; readonly bytes: number } | null;
}

interface ComposerLibraryProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
  readonly pick: (item: PickedItem) => void;
}

/** The library beside the reply: what fits the open questions, and a search. */
export function ComposerLibrary({ opened }: ComposerLibraryProps) {
  return opened ? <div className="heed-composer-library" /> : null;
}
