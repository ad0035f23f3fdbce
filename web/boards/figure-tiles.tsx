import type { ReactNode } from 'react';
import { CountLink, type FigureOf } from './count-link.tsx';
import { isFew, percentText, type ShareView, shareNote } from './figure-text.ts';

/** Figures side by side, each with what it is over. */
export function FigureTiles({ children }: { readonly children: ReactNode }) {
  return <dl className="heed-figures">{children}</dl>;
}

export interface FigureTileProps {
  readonly name: string;
  readonly value: ReactNode;
  /** Beside it in a lighter tone, such as the contact’s own waiting. */
  readonly beside?: ReactNode;
  readonly note?: ReactNode;
}

export function FigureTile({ name, value, beside, note }: FigureTileProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span>
          <b>{value}</b>
          {beside ? <span className="heed-figures-beside"> {beside}</span> : null}
        </span>
        {note ? <span className="heed-soft">{note}</span> : null}
      </dd>
    </div>
  );
}

export interface ShareTileProps {
  readonly name: string;
  readonly share: ShareView;
  /** The counts behind it, by name. */
  readonly met: string;
  readonly all: string;
  readonly of: FigureOf;
  /** More to know of it, such as a reference. */
  readonly note?: ReactNode;
}

/** A share with its counts, which open, and its interval. */
export function ShareTile({ name, share, met, all, of, note }: ShareTileProps) {
  return (
    <FigureTile
      name={name}
      value={percentText(share?.share)}
      beside={share ? <Counted share={share} met={met} all={all} of={of} /> : null}
      note={
        <>
          {shareNote(share)}
          {note ? <>; {note}</> : null}
        </>
      }
    />
  );
}

type CountedProps = Pick<ShareTileProps, 'met' | 'all' | 'of'> & { readonly share: NonNullable<ShareView> };

function Counted({ share, met, all, of }: CountedProps) {
  return (
    <>
      <CountLink count={met} of={of}>
        {share.met}
      </CountLink>{' '}
      of{' '}
      <CountLink count={all} of={of}>
        {share.of}
      </CountLink>
    </>
  );
}

/** A share in a cell: per cent, its counts, and a word where they are few. */
export function ShareCell({ share, met, all, of }: Omit<ShareTileProps, 'name' | 'note'>) {
  if (share === null) return <>–</>;
  return (
    <>
      {percentText(share.share)}{' '}
      <span className="heed-soft">
        <Counted share={share} met={met} all={all} of={of} />
        {isFew(share) ? ', few' : ''}
      </span>
    </>
  );
}
