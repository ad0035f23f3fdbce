import type { BoardAddress } from './board-address.ts';
import type { FiguresBoard } from './board-page.tsx';
import { CountLink } from './count-link.tsx';
import { type FiguresView, intervalText, percentText, pointsText, waitText } from './figure-text.ts';
import { FigureTile, FigureTiles, ShareTile } from './figure-tiles.tsx';
import { WaitTiles } from './wait-tiles.tsx';

/** Share of companies that answer within five minutes (S2-04), and of leads that are never answered (M-04). */
const FIVE_MINUTES = 'elsewhere fewer than 1 % of companies';
const NEVER = 'elsewhere 51.4 % of leads';

interface Props {
  readonly board: FiguresBoard;
  readonly of: BoardAddress;
}

/** The response in figures; completeness never far from a time (S1-04). */
export function AnswerTiles({ board: { figures, goalMs }, of }: Props) {
  const { response, population } = figures;
  const goal = Math.round((goalMs ?? 300_000) / 60_000);
  const soon = response.business.within.find(({ minutes }) => minutes === goal)?.share ?? null;
  return (
    <FigureTiles>
      <ShareTile
        name="Within target"
        share={figures.withinTarget}
        met="met"
        all="decided"
        of={of}
        note={
          population.pending > 0 ? (
            <>
              <CountLink count="pending" of={of}>
                {population.pending}
              </CountLink>{' '}
              pending
            </>
          ) : null
        }
      />
      <WaitTiles figures={figures} />
      <FigureTile
        name={`Answered within ${waitText(goal * 60_000)}`}
        value={percentText(soon?.share)}
        note={`${soon ? `95 % sure: ${intervalText(soon)}; ` : ''}${FIVE_MINUTES}`}
      />
      <RestTiles figures={figures} of={of} />
    </FigureTiles>
  );
}

function RestTiles({ figures, of }: { readonly figures: FiguresView; readonly of: BoardAddress }) {
  const { worth } = figures;
  return (
    <>
      <ShareTile
        name="Not answered now"
        share={figures.unansweredNow}
        met="unanswered"
        all="decided"
        of={of}
      />
      <ShareTile
        name="Never answered"
        share={figures.neverAnswered}
        met="never"
        all="decided"
        of={of}
        note={NEVER}
      />
      <ShareTile
        name="Within two business days"
        share={figures.withinTwoDays}
        met="twoDaysMet"
        all="twoDays"
        of={of}
      />
      <ShareTile
        name="The same business day"
        share={figures.sameDay}
        met="sameDayMet"
        all="sameDay"
        of={of}
      />
      <FigureTile
        name="Score"
        value={pointsText(worth.score)}
        beside={
          worth.elapsedScore === null ? null : `${pointsText(worth.elapsedScore)} in the contact’s time`
        }
        note={`of 100, over ${worth.decided} decided; ${percentText(worth.buyerConfirmed?.share)} confirmed by contacts`}
      />
      <ShareTile name="Promises kept" share={figures.promises.kept} met="C10.met" all="C10.due" of={of} />
    </>
  );
}
