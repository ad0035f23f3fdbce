/** A reply that is being written, as far as something may be in it. */
export interface DraftContents {
  readonly text: string;
  readonly gain: string;
  readonly files: readonly string[];
  readonly assets: readonly string[];
  readonly values: readonly string[];
  readonly interim: object | null;
}

/** Nothing in it that a person would miss. */
export function isEmptyDraft({ text, gain, files, assets, values, interim }: DraftContents): boolean {
  return `${text}${gain}`.trim() === '' && files.length + assets.length + values.length === 0 && !interim;
}
