import type { Segment } from '../../src/core/clock/fact.ts';
import { request, setSegment } from '../../src/flow/desk/contract.ts';
import { segmentNames } from '../segment-names.ts';
import { useOrg } from '../session.ts';
import { Select, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

const choices = [
  { value: '', label: 'None' },
  ...Object.entries(segmentNames).map(([value, label]) => ({ value, label })),
];

const said = (segment: Segment | null) => (segment === null ? 'no segment' : segmentNames[segment]);

/** The contact's value group, which chooses the targets of what they send from now on. */
export function SegmentPicker({ contact }: { readonly contact: RequestView['contact'] }) {
  const org = useOrg();
  const save = useCommand(setSegment, { refreshes: [request] });
  const put = (segment: Segment | null) =>
    save.mutateAsync({ params: { org, id: contact.id }, body: { segment } });
  const choose = async (segment: Segment | null) => {
    const before = contact.segment;
    await put(segment);
    showToast({
      text: `${contact.name || 'The contact'}: ${said(segment)}`,
      detail: 'It holds for what they send from now on.',
      undo: () => void put(before).catch(() => undefined),
    });
  };
  const shown = save.isPending ? save.variables.body.segment : contact.segment;
  return (
    <Select
      label="Segment"
      description="Requests already received keep the segment they came in with."
      size="xs"
      className="heed-segment"
      data={choices}
      value={shown ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        // A refusal is told by the command itself.
        void choose(value === '' ? null : (value as Segment)).catch(() => undefined);
      }}
    />
  );
}
