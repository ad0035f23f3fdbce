import { v7 } from 'uuid';

/** A UUIDv7: sortable by the time it was made, unique over all organisations. */
export function newId(): string {
  return v7();
}
