import type { FigureOf } from './count-link.tsx';
import { type FiguresView, pointsText } from './figure-text.ts';
import { FigureTile, FigureTiles, ShareTile } from './figure-tiles.tsx';
import { WaitTiles } from './wait-tiles.tsx';

/** A team in five figures. */
export function TeamTiles({ figures, of }: { readonly figures: FiguresView; readonly of: FigureOf }) {
  const { worth } = figures;
  return (
    <FigureTiles>
      <ShareTile name="Within target" share={figures.withinTarget} met="met" all="decided" of={of} />
      <WaitTiles figures={figures} />
      <FigureTile
        name="Score"
        value={pointsText(worth.score)}
        note={`of 100, over ${worth.decided} decided`}
      />
      <ShareTile name="Promises kept" share={figures.promises.kept} met="C10.met" all="C10.due" of={of} />
    </FigureTiles>
  );
}
