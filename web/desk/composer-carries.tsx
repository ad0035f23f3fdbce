import { IconAlertTriangle, IconBook, IconPaperclip, IconX } from '@tabler/icons-react';
import type { CarriedAsset, CarriedFile, Draft } from './draft.ts';
import { fileSize } from './file-size.ts';
import type { FileUnderWay } from './use-files.ts';

export interface ComposerCarriesProps {
  readonly draft: Pick<Draft, 'files' | 'assets'>;
  readonly underWay: readonly FileUnderWay[];
  readonly dropFile: (file: CarriedFile) => void;
  readonly dropAsset: (asset: CarriedAsset) => void;
  readonly dropUnderWay: (key: string) => void;
}

/** What leaves with the reply: files, library items, and files on their way to the server. */
export function ComposerCarries(props: ComposerCarriesProps) {
  const { underWay, dropFile, dropAsset, dropUnderWay } = props;
  const { files, assets } = props.draft;
  if (files.length + assets.length + underWay.length === 0) return null;
  return (
    <ul className="heed-carries" aria-label="Goes with the reply">
      {files.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={14} aria-hidden />
          <span className="heed-carries-name">{file.name}</span>
          {file.bytes > 0 ? <span className="heed-soft">{fileSize(file.bytes)}</span> : null}
          <Drop name={file.name} run={() => dropFile(file)} />
        </li>
      ))}
      {assets.map((asset) => (
        <li key={asset.versionId}>
          <IconBook size={14} aria-hidden />
          <span className="heed-carries-name">{asset.title}</span>
          {asset.file ? (
            <span className="heed-soft">{`${asset.file.name}, ${fileSize(asset.file.bytes)}`}</span>
          ) : null}
          <Drop name={asset.title} run={() => dropAsset(asset)} />
        </li>
      ))}
      {underWay.map(({ key, name, bytes, sent, refusal }) => (
        <li key={key} data-refused={refusal !== null} role={refusal === null ? undefined : 'alert'}>
          {refusal === null ? (
            <>
              <IconPaperclip size={14} aria-hidden />
              <span className="heed-carries-name">{name}</span>
              <progress aria-label={`Adding ${name}`} max={bytes} value={sent} />
            </>
          ) : (
            <>
              <IconAlertTriangle size={14} aria-hidden />
              <span>{`Not added: ${refusal}.`}</span>
            </>
          )}
          <Drop name={name} run={() => dropUnderWay(key)} />
        </li>
      ))}
    </ul>
  );
}

function Drop({ name, run }: { readonly name: string; readonly run: () => void }) {
  return (
    <button type="button" className="heed-carries-drop" aria-label={`Take out ${name}`} onClick={run}>
      <IconX size={14} aria-hidden />
    </button>
  );
}
