import type { FigureOf } from './count-link.tsx';
import {
  besideText,
  type FiguresView,
  percentText,
  pointsText,
  reachedText,
  reachText,
} from './figure-text.ts';
import { FigureTile, FigureTiles, ShareTile } from './figure-tiles.tsx';

/** A team in five figures. */
export function TeamTiles({ figures, of }: { readonly figures: FiguresView; readonly of: FigureOf }) {
  const { response, complete, worth } = figures;
  return (
    <FigureTiles>
      <ShareTile name="Within target" share={figures.withinTarget} met="met" all="decided" of={of} />
      <FigureTile
        name="Half are answered within"
        value={reachedText(response.business.median)}
        beside={besideText(response.elapsed.median)}
        note={reachText(response.business.median)}
      />
      <FigureTile
        name="Complete at the first answer"
        value={percentText(complete.first.mean)}
        beside={complete.first.of === 0 ? null : `of ${complete.first.of}`}
        note="questions answered, parts count half"
      />
      <FigureTile
        name="Score"
        value={pointsText(worth.score)}
        note={`of 100, over ${worth.decided} decided`}
      />
      <ShareTile name="Promises kept" share={figures.promises.kept} met="C10.met" all="C10.due" of={of} />
    </FigureTiles>
  );
}
