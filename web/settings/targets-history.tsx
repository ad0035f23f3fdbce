import { Badge } from '../ui/index.ts';
import type { TargetKind, TargetsView } from './targets-draft.ts';
import { figuresText, peopleText, periodText, scopeText } from './targets-text.ts';

export interface TargetsHistoryProps {
  readonly kind: TargetKind;
  readonly desks: TargetsView['desks'];
}

const changeWords = { tightening: 'tighter', loosening: 'looser', same: 'the same' } as const;

/** Every version there ever was, newest first; nothing is ever taken out. The defaults alone make no history. */
export function TargetsHistory({ kind, desks }: TargetsHistoryProps) {
  const versions = kind.versions.filter(({ state }) => state !== 'proposed');
  const isDefaultOnly = versions.every(
    ({ validFrom, proposedBy }) => validFrom === null && proposedBy === null,
  );
  if (isDefaultOnly) return null;
  return (
    <details className="heed-target-history">
      <summary>
        History<span className="heed-unseen"> of {kind.title}</span>, {versions.length}{' '}
        {versions.length === 1 ? 'version' : 'versions'}
      </summary>
      <ol>
        {versions.map((version) => {
          const scope = scopeText(version, desks);
          return (
            <li key={version.id} data-state={version.state}>
              <div className="heed-target-history-head">
                <span className="heed-strong">{figuresText(kind, version)}</span>
                {version.validFrom === null ? null : <Badge>{changeWords[version.change]}</Badge>}
                {scope === null ? null : <Badge>{scope}</Badge>}
              </div>
              <div>{periodText(version)}</div>
              <div className="heed-soft">{peopleText(version)}</div>
              {version.reason === null ? null : <q className="heed-target-reason">{version.reason}</q>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
