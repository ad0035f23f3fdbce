import { type BuyingStage, buyingStageNames, buyingStages } from '../../src/core/request/buying-stage.ts';
import { request } from '../../src/flow/desk/contract.ts';
import { moveStage } from '../../src/flow/desk/stage/contract.ts';
import { requestValue } from '../../src/flow/measurement/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, Select, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

const stages = buyingStages.map((value) => ({ value, label: `${value} ${buyingStageNames[value]}` }));

/** Where the buyer stands in buying. The newest message of theirs is what shows it, unless they wrote none since. */
export function StagePicker({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const now = useServerMinute();
  const move = useCommand(moveStage, { refreshes: [request, requestValue] });
  const shown = view.messages.findLast(({ direction }) => direction === 'in');
  const put = (stage: BuyingStage, messageId: string | null) =>
    move.mutateAsync({ params: { org, id: view.id }, body: { stage, messageId } });
  const choose = async (stage: BuyingStage) => {
    const before = view.stage;
    await put(stage, shown?.id ?? null);
    showToast({
      text: `${view.contact.name} stands at ${stage}, ${buyingStageNames[stage].toLowerCase()}.`,
      detail: shown
        ? `Shown by their message of ${dayAndTime(Date.parse(shown.at), now)}.`
        : 'Nothing of theirs shows it yet, so it counts as no value.',
      undo: () => void put(before, null).catch(() => undefined),
    });
  };
  return (
    <Select
      label="Buying stage"
      size="xs"
      className="heed-stage"
      disabled={!view.can.includes('edit')}
      data={stages}
      value={move.isPending ? move.variables.body.stage : view.stage}
      onChange={(event) => {
        // A refusal is told by the command itself.
        void choose(event.currentTarget.value as BuyingStage).catch(() => undefined);
      }}
    />
  );
}
