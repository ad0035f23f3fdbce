import { useOrg } from '../session.ts';

export interface PromiseFrameProps {
  /** As it would be with these targets on it; left out: as it is. */
  readonly kinds?: readonly string[];
}

/** The public page itself, just as anybody sees it; it runs nothing and takes the reader's colours. */
export function PromiseFrame({ kinds }: PromiseFrameProps) {
  const org = useOrg();
  const path = `/api/o/${encodeURIComponent(org)}/promise/page`;
  const address = kinds === undefined ? path : `${path}?kinds=${encodeURIComponent(kinds.join(','))}`;
  return (
    <iframe key={address} className="heed-promise-frame" src={address} title="The public promise page" />
  );
}
