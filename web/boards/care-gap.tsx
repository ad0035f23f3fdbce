import { Section } from '../ui/index.ts';
import type { FiguresBoard } from './board-page.tsx';
import type { FigureOf } from './count-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { differenceText, intervalText } from './figure-text.ts';
import { ShareCell } from './figure-tiles.tsx';

/** Whether who is not buying is served as who is (M-29). */
export function CareGap({ board, of }: { readonly board: FiguresBoard; readonly of: FigureOf }) {
  const { careGap } = board.figures;
  if (careGap === null) return null;
  const rows = [
    ['Buying', 'buying', careGap.buying],
    ['Not buying', 'notBuying', careGap.notBuying],
  ] as const;
  return (
    <Section
      title="The care gap"
      lead={`Who is buying is served ${differenceText(careGap.gap)} better than who is not; nought is the aim.`}
    >
      <FigureTable
        caption="Within target by whether they buy"
        head="Contacts"
        columns={[{ name: 'Within target' }, { name: '95 %' }]}
        rows={rows.map(([name, group, share]) => ({
          key: group,
          head: name,
          cells: [
            <ShareCell key="share" share={share} met={`${group}.met`} all={`${group}.decided`} of={of} />,
            share ? intervalText(share) : '–',
          ],
        }))}
      />
    </Section>
  );
}
