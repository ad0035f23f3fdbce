export interface ComposerSignatureProps {
  readonly signature: string;
  readonly signed: boolean;
  readonly setSigned: (signed: boolean) => void;
}

/** What stands below the mail, on one line and greyed; it can be left out of this one. */
export function ComposerSignature({ signature, signed, setSigned }: ComposerSignatureProps) {
  if (signature === '') return null;
  return (
    <div className="heed-signature">
      <span className="heed-signature-text" title={signed ? signature : undefined}>
        {signed ? signature.split(/\s*\n\s*/).join(', ') : 'No signature in this mail.'}
      </span>
      <button type="button" className="heed-quiet-button" onClick={() => setSigned(!signed)}>
        {signed ? 'Leave out' : 'Sign it'}
      </button>
    </div>
  );
}
