import { besideText, type FiguresView, percentText, reachedText, reachText } from './figure-text.ts';
import { FigureTile } from './figure-tiles.tsx';

/** How long half of them waited, never without how completely they were answered (S1-04). */
export function WaitTiles({ figures }: { readonly figures: FiguresView }) {
  const { response, complete } = figures;
  return (
    <>
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
    </>
  );
}
