import { type Binding, forMembers } from '../../platform/bindings.ts';
import * as contract from './boards/contract.ts';
import { viewBoardDay } from './view-board-day.ts';
import { viewBoardFigures } from './view-board-figures.ts';
import { viewBoardFilters } from './view-board-filters.ts';
import { viewBoardItems } from './view-board-items.ts';
import { viewBoardPeople } from './view-board-people.ts';
import { viewBoardSeries } from './view-board-series.ts';
import { viewBoardSplit } from './view-board-split.ts';

/** What boards show; each checks what the reader may see. */
export function figureBoardBindings(): Binding[] {
  return [
    forMembers(contract.boardFigures, ({ ctx, member, query }) => viewBoardFigures(ctx, member.roles, query)),
    forMembers(contract.boardSeries, ({ ctx, member, query }) => viewBoardSeries(ctx, member.roles, query)),
    forMembers(contract.boardItems, ({ ctx, member, query }) => viewBoardItems(ctx, member.roles, query)),
    forMembers(contract.boardPeople, ({ ctx, member, query }) => viewBoardPeople(ctx, member.roles, query)),
    forMembers(contract.boardDay, ({ ctx, member, query }) => viewBoardDay(ctx, member.roles, query)),
    forMembers(contract.boardFilters, ({ ctx, member }) => viewBoardFilters(ctx, member.roles)),
    forMembers(contract.boardSplit, ({ ctx, member, query }) => viewBoardSplit(ctx, member.roles, query)),
  ];
}
