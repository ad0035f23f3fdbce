import { type LeadResult, type LostReason, lostReasons } from '../../src/core/request/lead-result.ts';
import { request } from '../../src/flow/desk/contract.ts';
import { setLeadResult } from '../../src/flow/desk/lead-result/contract.ts';
import { useOrg } from '../session.ts';
import { Select, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

const lostNames: Readonly<Record<LostReason, string>> = {
  price: 'price',
  competitor: 'another supplier',
  timing: 'timing',
  no_budget: 'no budget',
  not_a_fit: 'not a fit',
  no_contact: 'no contact made',
  other: 'other',
};

type Said = { readonly result: LeadResult | 'none'; readonly reason: LostReason };

const choices = [
  { value: 'none', label: 'Not known yet' },
  { value: 'qualified', label: 'Qualified' },
  { value: 'won', label: 'Won' },
  ...lostReasons.map((reason) => ({ value: `lost ${reason}`, label: `Lost: ${lostNames[reason]}` })),
];
const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;

/** What became of a lead. It moves no stage and closes nothing: whoever was lost is served like anybody else. */
export function LeadResultPicker({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const save = useCommand(setLeadResult, { refreshes: [request] });
  if (view.kind !== 'lead') return null;
  const put = (said: Said) => save.mutateAsync({ params: { org, id: view.id }, body: said });
  const choose = async (value: string) => {
    const before = read(choiceOf(view.leadResult));
    await put(read(value));
    showToast({
      text: `${view.contact.name || 'The lead'}: ${labelOf(value).toLowerCase()}`,
      undo: () => void put(before).catch(() => undefined),
    });
  };
  const { body } = save.variables ?? {};
  const shown =
    save.isPending && body
      ? choiceOf(body.result === 'none' ? null : { result: body.result, because: body.reason ?? null })
      : choiceOf(view.leadResult);
  return (
    <Select
      label="Result"
      size="xs"
      className="heed-stage"
      disabled={!view.can.includes('edit')}
      data={choices}
      value={shown}
      onChange={(event) => {
        // A refusal is told by the command itself.
        void choose(event.currentTarget.value).catch(() => undefined);
      }}
    />
  );
}

function choiceOf(said: RequestView['leadResult']): string {
  if (said === null) return 'none';
  return said.result === 'lost' ? `lost ${said.because ?? 'other'}` : said.result;
}

function read(value: string): Said {
  const [result, reason = 'other'] = value.split(' ') as [Said['result'], LostReason?];
  return { result, reason };
}
