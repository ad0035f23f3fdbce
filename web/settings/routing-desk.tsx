import { useOrg } from '../session.ts';
import { useDebouncedValue } from '../ui/index.ts';
import { RoutingBasics } from './routing-basics.tsx';
import { RoutingClash } from './routing-clash.tsx';
import type { RoutingView } from './routing-draft.ts';
import { rulesErrors } from './routing-draft.ts';
import { RoutingHistory } from './routing-history.tsx';
import { RoutingRules } from './routing-rules.tsx';
import { RoutingSwitch } from './routing-switch.tsx';
import { RoutingTryOut } from './routing-try-out.tsx';
import { RoutingTryText } from './routing-try-text.tsx';
import { useRoutingDraft } from './use-routing-draft.ts';

/** The rules of one desk on the left, who would get what by them on the right. */
export function RoutingDesk({ view }: { readonly view: RoutingView }) {
  const draft = useRoutingDraft(view, useOrg());
  const isEditor = view.can.includes('edit');
  const [settled] = useDebouncedValue(draft.rules, 400);
  const isSound = Object.keys(rulesErrors(settled)).length === 0;
  return (
    <div className={isEditor ? 'heed-routing-sides' : ''}>
      <div className="heed-routing-rules">
        {draft.state === 'clash' ? <RoutingClash view={view} draft={draft} /> : null}
        <RoutingBasics draft={draft} isEditor={isEditor} />
        <RoutingRules view={view} draft={draft} isEditor={isEditor} />
        {isEditor ? <RoutingSwitch view={view} draft={draft} /> : null}
        <RoutingHistory view={view} />
      </div>
      {isEditor ? (
        <div className="heed-routing-tries">
          <RoutingTryOut deskId={view.desk.id} rules={isSound ? settled : null} />
          <RoutingTryText deskId={view.desk.id} rules={isSound ? settled : null} />
        </div>
      ) : null}
    </div>
  );
}
