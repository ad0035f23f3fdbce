import { IconCalendarEvent, IconClockPause } from '@tabler/icons-react';
import { targets, withdrawTarget } from '../../src/flow/clocks/targets/contract.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, showToast } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import type { TargetKind, TargetsView, TargetVersion } from './targets-draft.ts';
import { TargetsHistory } from './targets-history.tsx';
import { type StandardView, TargetResult } from './targets-results.tsx';
import { olderClocksText, scopeText } from './targets-text.ts';

export interface TargetsListProps {
  readonly view: TargetsView;
  /** What came of each in the last complete week; left out while it loads. */
  readonly results?: StandardView | undefined;
  /** Left out where the reader may not propose. */
  readonly onEdit?: (kind: string) => void;
}

/** Everybody first, then the special ones. */
const bySpecialty = (a: TargetVersion, b: TargetVersion) =>
  Number(a.segment !== null) * 2 +
    Number(a.deskId !== null) -
    (Number(b.segment !== null) * 2 + Number(b.deskId !== null)) ||
  `${a.segment}${a.deskId}`.localeCompare(`${b.segment}${b.deskId}`);

/** Every clock with what holds now. */
export function TargetsList({ view, results, onEdit }: TargetsListProps) {
  return (
    <ul className="heed-rows heed-targets" aria-label="Targets">
      {view.kinds.map((kind) => (
        <li key={kind.kind}>
          <TargetRow view={view} kind={kind} results={results} {...(onEdit ? { onEdit } : {})} />
        </li>
      ))}
    </ul>
  );
}

function TargetRow({ view, kind, results, onEdit }: TargetsListProps & { readonly kind: TargetKind }) {
  const inForce = kind.versions.filter(({ state }) => state === 'in_force').toSorted(bySpecialty);
  const planned = kind.versions.filter(({ state }) => state === 'planned').toReversed();
  const isRunning = inForce.some(({ runs }) => runs);
  return (
    <section className="heed-target" aria-labelledby={`target-${kind.kind}`}>
      <div className="heed-target-head">
        <h2 id={`target-${kind.kind}`}>
          {kind.title}
          {isRunning ? null : <Badge>off</Badge>}
        </h2>
        {onEdit ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Change the target: ${kind.title}`}
            onClick={() => onEdit(kind.kind)}
          >
            {isRunning ? 'Change' : 'Switch on'}
          </Button>
        ) : null}
      </div>
      {inForce.length === 0 ? <p className="heed-soft">Not running: nobody is held to a time here.</p> : null}
      {inForce.map((version) => (
        <InForce key={version.id} version={version} view={view} />
      ))}
      <TargetResult kind={kind} inForce={inForce} results={results} />
      {planned.map((version) => (
        <Planned key={version.id} version={version} view={view} />
      ))}
      {olderClocksText(kind).map((text) => (
        <p key={text} className="heed-target-note">
          <IconClockPause size={16} stroke={1.75} aria-hidden />
          <span>{text}</span>
        </p>
      ))}
      <TargetsHistory kind={kind} desks={view.desks} />
    </section>
  );
}

interface VersionProps {
  readonly version: TargetVersion;
  readonly view: TargetsView;
}

function InForce({ version, view }: VersionProps) {
  const scope = scopeText(version, view.desks);
  return (
    <p className={version.runs ? '' : 'heed-soft'}>
      {scope === null ? null : <span className="heed-target-scope">{scope}: </span>}
      {version.sentence}
    </p>
  );
}

function Planned({ version, view }: VersionProps) {
  const org = useOrg();
  const withdraw = useCommand(withdrawTarget, {
    refreshes: [targets],
    onDone: () => showToast({ text: 'The planned target is withdrawn', detail: 'It stays in the history.' }),
  });
  const scope = scopeText(version, view.desks);
  return (
    <div className="heed-target-note">
      <IconCalendarEvent size={16} stroke={1.75} aria-hidden />
      <span>
        From {whenText(version.validFrom ?? version.proposedAt)}
        {scope === null ? '' : `, ${scope}`}: {version.sentence}
      </span>
      {version.can.includes('withdraw') ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={withdraw.isPending}
          aria-label={`Withdraw the planned target: ${version.sentence}`}
          onClick={() => withdraw.mutate({ params: { org, id: version.id }, body: {} })}
        >
          Withdraw
        </Button>
      ) : null}
    </div>
  );
}
