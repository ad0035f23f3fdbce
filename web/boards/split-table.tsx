import { useState } from 'react';
import type { z } from 'zod';
import { boardSplit } from '../../src/flow/measurement/boards/contract.ts';
import { useOrg } from '../session.ts';
import { Section, SegmentedControl } from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { BoardAddress } from './board-address.ts';
import { CountLink, type FigureOf } from './count-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { percentText, pointsText, reachedText } from './figure-text.ts';
import { ShareCell } from './figure-tiles.tsx';

const names = {
  stage: 'Buying stage',
  source: 'Source',
  channel: 'Channel',
  kind: 'Kind',
  segment: 'Segment',
  team: 'Team',
} as const;
type By = keyof typeof names;

export interface SplitTableProps {
  readonly address: BoardAddress;
  readonly start?: By;
  /** Shows persistence beside speed (S2-16). */
  readonly persistence?: boolean;
}

/** The same figures by one property: every stage of buying has its row (S0-08). */
export function SplitTable({ address, start = 'stage', persistence = false }: SplitTableProps) {
  const org = useOrg();
  const isPhone = usePhone();
  const [by, setBy] = useState<By>(start);
  const { from, until } = address;
  const { data } = useEndpoint(
    boardSplit,
    { params: { org }, query: { from, until, by } },
    { keepPrevious: true, enabled: address.slice === null, staleTime: 30_000 },
  );
  if (address.slice !== null || !data) return null;
  const of = (key: string) => ({ from, until, slice: { by, key } });
  return (
    <Section
      title={persistence ? 'Quickly and persistently' : 'By one property'}
      lead={
        persistence
          ? 'Speed and persistence side by side: neither wins alone.'
          : 'The same figures for each part; what has no row had no request.'
      }
    >
      <SegmentedControl
        aria-label="By"
        size="xs"
        orientation={isPhone ? 'vertical' : 'horizontal'}
        value={by}
        data={Object.entries(names).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setBy(value as By)}
      />
      <Rows by={by} rows={data.rows} of={of} persistence={persistence} />
    </Section>
  );
}

interface RowsProps {
  readonly by: By;
  readonly rows: z.output<typeof boardSplit.response>['rows'];
  readonly of: (key: string) => FigureOf;
  readonly persistence: boolean;
}

function Rows({ by, rows, of, persistence }: RowsProps) {
  return (
    <FigureTable
      caption={`By ${names[by].toLowerCase()}`}
      head={names[by]}
      columns={[
        { name: 'Counted' },
        { name: 'Within target' },
        { name: 'Half within' },
        { name: 'For the contact' },
        { name: 'Complete' },
        ...(persistence ? [{ name: 'Attempts a lead' }, { name: 'Contacted' }] : [{ name: 'Score' }]),
      ]}
      sorts={persistence ? [1, 2, 5, 6] : [1, 2]}
      rows={rows.map((row) => ({
        key: row.key,
        head: row.name,
        quiet: row.counted === 0,
        order: [
          null,
          row.withinTarget?.share ?? null,
          row.median.at,
          null,
          null,
          row.attempts,
          row.contacted?.share ?? null,
        ],
        cells: [
          row.counted === 0 ? (
            0
          ) : (
            <CountLink key="n" count="counted" of={of(row.key)}>
              {row.counted}
            </CountLink>
          ),
          <ShareCell key="share" share={row.withinTarget} met="met" all="decided" of={of(row.key)} />,
          reachedText(row.median),
          reachedText(row.elapsedMedian),
          percentText(row.complete),
          ...(persistence
            ? [
                row.attempts === null ? '–' : row.attempts.toFixed(1),
                <ShareCell
                  key="met"
                  share={row.contacted}
                  met="contactMet"
                  all="contactOf"
                  of={of(row.key)}
                />,
              ]
            : [pointsText(row.score)]),
        ],
      }))}
    />
  );
}
