import { useState } from 'react';
import { diffWords } from '../../src/core/library/diff-words.ts';
import { fileSize } from '../desk/file-size.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, Section } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import type { AssetVersion, AssetView } from './asset-form.ts';

interface AssetVersionsProps {
  readonly view: AssetView;
  readonly approve: ((versionId: string) => void) | null;
  /** Takes the words of an earlier version into the editor. */
  readonly use: ((version: AssetVersion) => void) | null;
}

const stateNames = { current: 'in use', waiting: 'waits for approval', earlier: '' } as const;

/** Every version with who, when and why, and what each changed. */
export function AssetVersions({ view, approve, use }: AssetVersionsProps) {
  const [opened, setOpened] = useState<string | null>(view.waiting ? (view.versions[0]?.id ?? null) : null);
  return (
    <Section title="Versions">
      <ol className="heed-asset-versions">
        {view.versions.map((version, index) => (
          <li key={version.id}>
            <div className="heed-asset-version">
              <strong>Version {version.number}</strong>
              {stateNames[version.state] ? <Badge>{stateNames[version.state]}</Badge> : null}
              <span className="heed-soft">
                {version.by}, {whenText(version.at)}
                {version.approved ? ` · approved by ${version.approved.by}` : ''}
              </span>
              <span className="heed-asset-version-acts">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-expanded={opened === version.id}
                  onClick={() => setOpened(opened === version.id ? null : version.id)}
                >
                  {index === view.versions.length - 1 ? 'Show' : 'What changed'}
                </Button>
                {use && index > 0 ? (
                  <Button variant="subtle" size="compact-sm" onClick={() => use(version)}>
                    Use again
                  </Button>
                ) : null}
                {approve && index === 0 ? (
                  <Button size="compact-sm" onClick={() => approve(version.id)}>
                    Approve
                  </Button>
                ) : null}
              </span>
            </div>
            {version.note ? <p className="heed-asset-note">{version.note}</p> : null}
            {opened === version.id ? (
              <Difference version={version} before={view.versions[index + 1] ?? null} />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Difference({
  version,
  before,
}: {
  readonly version: AssetVersion;
  readonly before: AssetVersion | null;
}) {
  const parts = diffWords(before?.text ?? version.text, version.text);
  return (
    <div className="heed-asset-difference">
      <FileLine version={version} before={before} />
      {/* Words may come twice, places never. */}
      {parts.map(({ kind, text }, place) => {
        const key = `${place}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </div>
  );
}

function FileLine({
  version,
  before,
}: {
  readonly version: AssetVersion;
  readonly before: AssetVersion | null;
}) {
  const org = useOrg();
  if (version.file === null) return before?.file ? <p>The file {before.file.name} was taken out.</p> : null;
  return (
    <p>
      <a href={`/api/o/${encodeURIComponent(org)}/library/files/${version.id}`} download>
        {version.file.name}
      </a>{' '}
      <span className="heed-soft">
        {fileSize(version.file.bytes)}
        {before && before.file?.id !== version.file.id ? ', new' : ''}
      </span>
    </p>
  );
}
