import { useCallback } from 'react';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { oddsByBucket } from '../../src/core/chart/odds-by-bucket.ts';
import { Section } from '../ui/index.ts';
import type { BoardAddress } from './board-address.ts';
import { BoardPage, type FiguresBoard } from './board-page.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { CountLink } from './count-link.tsx';
import { ExportLinks } from './export-links.tsx';
import { FigureTable } from './figure-table.tsx';
import { percentText, ratioText, reachedText } from './figure-text.ts';
import { FigureTile, FigureTiles, ShareTile } from './figure-tiles.tsx';
import { SplitTable } from './split-table.tsx';

const NOT_PROOF = 'This is how they go together; it is not proof of cause.';

const bucketNames = {
  m5: 'up to 5 min',
  m30: '5 to 30 min',
  m60: '30 to 60 min',
  m240: '1 to 4 h',
  m1440: '4 to 24 h',
  later: 'over 24 h',
  never: 'never',
} as const;

interface PartProps {
  readonly board: FiguresBoard;
  readonly of: BoardAddress;
}

/** Leads: how persistently they are tried, and what comes of answering soon (M-05 to M-07, M-20, M-21). */
export function LeadsPage() {
  return (
    <BoardPage
      title="Leads"
      purpose="How persistently leads are tried, and what comes of answering soon."
      sentence={leadsSentence}
    >
      {(board, address) => (
        <>
          <LeadTiles board={board} of={address} />
          <Odds board={board} of={address} />
          <CloseRatio board={board} of={address} />
          <SplitTable address={address} start="source" persistence />
          <ExportLinks of={address} />
        </>
      )}
    </BoardPage>
  );
}

function leadsSentence({ figures: { lead } }: FiguresBoard): string {
  if (lead.leads === 0) return 'No leads came in on these days.';
  const reached = lead.contacted
    ? `${lead.contacted.met} of ${lead.contacted.of} were contacted`
    : 'none is old enough to say who was contacted';
  return `${lead.leads} ${lead.leads === 1 ? 'lead' : 'leads'}; ${reached}${lead.running > 0 ? `, ${lead.running} are still being tried` : ''}.`;
}

function LeadTiles({ board: { figures }, of }: PartProps) {
  const { lead, response } = figures;
  const mean = (n: number | null) => (n === null ? '–' : n.toFixed(1));
  return (
    <FigureTiles>
      <FigureTile
        name="Leads"
        value={
          <CountLink count="leads" of={of}>
            {lead.leads}
          </CountLink>
        }
        beside={
          lead.running > 0 ? (
            <>
              <CountLink count="attemptsRunning" of={of}>
                {lead.running}
              </CountLink>{' '}
              still being tried
            </>
          ) : null
        }
        note={`half are answered within ${reachedText(response.business.median)}, ${percentText(figures.complete.first.mean)} complete`}
      />
      <FigureTile
        name="Attempts a lead"
        value={lead.calls.mean === null ? '–' : `${mean(lead.calls.mean)} calls`}
        beside={lead.messages.mean === null ? null : `${mean(lead.messages.mean)} messages`}
        note={`over ${lead.calls.of} contacted or closed; elsewhere 1.0 and 0.9`}
      />
      <ShareTile
        name="Contacted in five business days"
        share={lead.contacted}
        met="contactMet"
        all="contactOf"
        of={of}
      />
      <ShareTile
        name="Talked to the same day"
        share={lead.samePhoneDay}
        met="phoneDayMet"
        all="phoneDayOf"
        of={of}
      />
      <ShareTile name="Engaged" share={lead.engaged} met="engagedMet" all="engagedOf" of={of} />
      <ShareTile name="Qualified" share={lead.qualified} met="qualified" all="leads" of={of} />
    </FigureTiles>
  );
}

function Odds({ board, of }: PartProps) {
  const { buckets, contactOdds, qualifiedOdds } = board.figures.lead;
  const option = useCallback(
    (palette: ChartPalette) => oddsByBucket({ title: null, buckets, outcome: 'contacted' }, palette),
    [buckets],
  );
  if (buckets.every(({ n }) => n === 0)) return null;
  const sentence = oddsSentence(contactOdds);
  return (
    <ChartPanel
      title="What comes of answering soon"
      sentence={sentence}
      option={option}
      note={`${NOT_PROOF} Held against are answers after more than 60 min, and none at all${qualifiedOdds && yesOf(qualifiedOdds) > 0 ? `; the odds to qualify are ${ratioText(qualifiedOdds)}` : ''}.`}
    >
      <FigureTable
        caption="By the contact’s waiting until the first answer"
        head="Answered after"
        columns={[{ name: 'Leads' }, { name: 'Contacted' }, { name: 'Qualified' }]}
        rows={buckets.map(({ bucket, n, contacted, qualified }) => ({
          key: bucket,
          head: bucketNames[bucket],
          quiet: n === 0,
          cells: [
            <CountLink key="n" count={`bucket.${bucket}`} of={of}>
              {n}
            </CountLink>,
            <CountLink key="contacted" count={`bucket.${bucket}.contacted`} of={of}>
              {contacted}
            </CountLink>,
            <CountLink key="qualified" count={`bucket.${bucket}.qualified`} of={of}>
              {qualified}
            </CountLink>,
          ],
        }))}
      />
    </ChartPanel>
  );
}

type Odds = FiguresBoard['figures']['lead']['contactOdds'];
const yesOf = ({ fast, slow }: NonNullable<Odds>) => fast.yes + slow.yes;

function oddsSentence(odds: Odds): string {
  if (odds === null) return 'Too few to compare answers within 60 min with later ones.';
  const { fast, slow } = odds;
  const both = `${fast.yes} of ${fast.of} against ${slow.yes} of ${slow.of}`;
  if (yesOf(odds) === 0) return `Nobody has been contacted yet: ${both}.`;
  return `Answered within 60 min, the odds to talk are ${ratioText(odds)} those of later or never: ${both}.`;
}

const groups = [
  ['samePhoneDay', 'phone', 'Talked to on the day of receipt'],
  ['overADay', 'day', 'First answered after more than 480 working minutes'],
  ['never', 'never', 'Never answered'],
  ['between', 'between', 'All others'],
] as const;

/** M-20: leads that are won, lost, or old enough to be neither for good. */
function CloseRatio({ board, of }: PartProps) {
  const { closeRatio } = board.figures.lead;
  const all = groups.reduce((sum, [name]) => sum + closeRatio[name].of, 0);
  if (all === 0) return null;
  return (
    <Section
      title="What becomes of them"
      lead={
        closeRatio.ratio
          ? `Same-day calls close ${closeRatio.ratio.ratio.toFixed(1)}× as often (${closeRatio.ratio.low.toFixed(1)}–${closeRatio.ratio.high.toFixed(1)}) as answers after more than a day.`
          : 'Too few are decided to compare same-day calls with answers after more than a day.'
      }
    >
      <FigureTable
        caption={`Won of those that matured. ${NOT_PROOF}`}
        head="First contact"
        columns={[{ name: 'Won' }, { name: 'Of' }, { name: 'Share' }]}
        rows={groups.map(([name, group, words]) => {
          const { won, of: n } = closeRatio[name];
          return {
            key: name,
            head: words,
            cells: [
              <CountLink key="won" count={`close.${group}.won`} of={of}>
                {won}
              </CountLink>,
              String(n),
              n === 0 ? '–' : percentText(won / n),
            ],
          };
        })}
      />
    </Section>
  );
}
