import { useState } from 'react';
import { Link } from 'react-router';
import { approveTarget, targets, withdrawTarget } from '../../src/flow/clocks/targets/contract.ts';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, showToast, TextField } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import type { TargetKind, TargetsView, TargetVersion } from './targets-draft.ts';
import { peopleText, replacedText, scopeText } from './targets-text.ts';

/** What waits for approval, with who may give it. */
export function TargetsProposals({ view }: { readonly view: TargetsView }) {
  const waiting = view.kinds.flatMap((kind) =>
    kind.versions.filter(({ state }) => state === 'proposed').map((version) => ({ kind, version })),
  );
  if (waiting.length === 0) return null;
  return (
    <section className="heed-target-proposals" aria-label="Proposals waiting for approval">
      <h2>{waiting.length === 1 ? 'One proposal waits' : `${waiting.length} proposals wait`} for approval</h2>
      <ul>
        {waiting.map(({ kind, version }) => (
          <Proposal key={version.id} view={view} kind={kind} version={version} />
        ))}
      </ul>
    </section>
  );
}

interface ProposalProps {
  readonly view: TargetsView;
  readonly kind: TargetKind;
  readonly version: TargetVersion;
}

function Proposal({ view, kind, version }: ProposalProps) {
  const now = useServerMinute();
  const scope = scopeText(version, view.desks);
  const from =
    version.validFrom === null ? 'as soon as it is approved' : `from ${whenText(version.validFrom)}`;
  return (
    <li className="heed-target-proposal">
      <div className="heed-target-history-head">
        <span className="heed-strong">{kind.title}</span>
        <Badge tone="accent">{version.change === 'loosening' ? 'looser' : 'tighter'}</Badge>
      </div>
      <p>
        {scope === null ? null : <span className="heed-target-scope">{scope}: </span>}
        {version.sentence}
      </p>
      <p className="heed-soft">
        In place of: {replacedText(kind, version, now)}. To hold {from}.
      </p>
      <p className="heed-soft">{peopleText(version)}.</p>
      {version.reason === null ? null : <q className="heed-target-reason">{version.reason}</q>}
      <Decision view={view} version={version} />
    </li>
  );
}

/** The buttons the reader may press, and who else decides. */
function Decision({ view, version }: Omit<ProposalProps, 'kind'>) {
  const org = useOrg();
  const [reason, setReason] = useState('');
  const params = { org, id: version.id };
  const withdraw = useCommand(withdrawTarget, {
    refreshes: [targets],
    onDone: () => showToast({ text: 'The proposal is withdrawn', detail: 'It stays in the history.' }),
  });
  const approve = useCommand(approveTarget, { refreshes: [targets], onDone: tellApproved });
  const mayApprove = version.can.includes('approve');
  const needsReason = mayApprove && version.change === 'loosening' && version.reason === null;
  return (
    <>
      {needsReason ? (
        <TextField
          label="Why, for all to read"
          className="heed-narrow"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {mayApprove ? null : <Approvers version={version} executives={view.executives} />}
      {version.can.length > 0 ? (
        <div className="heed-buttons">
          {mayApprove ? (
            <Button
              size="compact-sm"
              loading={approve.isPending}
              disabled={needsReason && reason.trim() === ''}
              aria-label={`Approve: ${version.sentence}`}
              onClick={() => approve.mutate({ params, body: needsReason ? { reason } : {} })}
            >
              Approve
            </Button>
          ) : null}
          <Button
            variant="default"
            size="compact-sm"
            loading={withdraw.isPending}
            aria-label={`${version.proposedBy?.you ? 'Take back' : 'Decline'}: ${version.sentence}`}
            onClick={() => withdraw.mutate({ params, body: {} })}
          >
            {version.proposedBy?.you ? 'Take back' : 'Decline'}
          </Button>
        </div>
      ) : null}
    </>
  );

  function tellApproved() {
    const planned = version.validFrom !== null;
    showToast({
      text: planned
        ? `Approved: it holds from ${whenText(version.validFrom ?? '')}`
        : 'Approved: it holds from now on',
      detail: 'Open clocks keep the target they started with.',
      ...(planned ? { undo: () => withdraw.mutate({ params, body: {} }) } : {}),
    });
  }
}

function Approvers({
  version,
  executives,
}: {
  readonly version: TargetVersion;
  readonly executives: number;
}) {
  if (version.change !== 'loosening')
    return <p className="heed-soft">A manager or an executive approves it.</p>;
  return executives > 0 ? (
    <p className="heed-soft">Only an executive may approve a looser target.</p>
  ) : (
    <NoExecutive />
  );
}

/** Who is to loosen a target where nobody may, and how to come by one. */
export function NoExecutive() {
  const org = useOrg();
  return (
    <p className="heed-soft">
      Only an executive may loosen a target, and nobody here is one yet. An administrator gives that role
      under <Link to={paths.people(org)}>People</Link>: change the person and tick Executive.
    </p>
  );
}
