import './figures.css';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { boardFigures } from '../../src/flow/measurement/boards/contract.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { type BoardAddress, queryOf } from './board-address.ts';
import { BoardBar } from './board-bar.tsx';
import { useBoard } from './use-board.ts';

export type FiguresBoard = z.output<typeof boardFigures.response>;

export interface BoardPageProps {
  readonly title: string;
  /** The board in one sentence, from its figures. */
  readonly sentence: (board: FiguresBoard) => string;
  /** What it is for, until its figures are there. */
  readonly purpose: string;
  readonly compares?: boolean;
  readonly children: (board: FiguresBoard, address: BoardAddress) => ReactNode;
}

/** A board of figures: title with its sentence, days and slice, and what it shows of them. */
export function BoardPage({ title, sentence, purpose, compares = false, children }: BoardPageProps) {
  const { filters, address, put, error, refetch } = useBoard({ preset: '4-weeks', compare: 'before' });
  const figures = useFigures(address, compares);
  const problem = error ?? figures.error;
  const again = () => void (error ? refetch() : figures.refetch());
  const { data } = figures;
  return (
    <>
      <PageHeader title={title} lead={data ? sentence(data) : purpose} />
      {filters && address ? (
        <BoardBar filters={filters} address={address} put={put} compares={compares} />
      ) : null}
      {problem && !data ? <ErrorState problem={problem} retry={again} /> : null}
      {!data && !problem ? <Skeleton rows={6} /> : null}
      {data && address ? (
        <div data-stale={figures.isPlaceholderData || undefined}>
          {data.figures.population.received === 0 && isStill(data) ? (
            <EmptyState title="Nothing came in on these days">
              Choose other days, or everything instead of one part.
            </EmptyState>
          ) : (
            children(data, address)
          )}
        </div>
      ) : null}
    </>
  );
}

/** Nothing was due or missed either: then there is nothing to show at all. */
function isStill({ figures }: FiguresBoard): boolean {
  return figures.breachReasons.length === 0 && figures.hours.answers.every((n) => n === 0);
}

function useFigures(address: BoardAddress | null, compares: boolean) {
  const org = useOrg();
  const days = address === null ? {} : queryOf(address);
  const query = { ...days, compare: compares && address ? address.compare : ('none' as const) };
  return useEndpoint(
    boardFigures,
    { params: { org }, query },
    { enabled: address !== null, keepPrevious: true, refetchInterval: 60_000 },
  );
}
