/** What a merge of two requests changed, so that it can be taken back. */
export interface MovedByMerge {
  /** Ids by table. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Source keys of the facts that were copied. */
  readonly keys: readonly string[];
  /** Requests that had gone into the one that went before. */
  readonly earlier: readonly string[];
  /** Whose the one that stayed was, where it became the other contact's. */
  readonly before: { readonly contactId: string; readonly conversationId: string } | null;
}
