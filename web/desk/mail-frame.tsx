import './mail-parts.css';
import { useState } from 'react';
import { pictures, showPictures } from '../../src/flow/desk/mail-view/contract.ts';
import { useOrg } from '../session.ts';
import { count, showToast } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import type { MessageView } from './request-view.ts';

/** A mail as it was sent, in a frame that may do nothing but open links; its remote pictures wait until they are asked for. */
export function MailFrame({ message }: { readonly message: Pick<MessageView, 'id' | 'author'> }) {
  const org = useOrg();
  const [shown, setShown] = useState(false);
  const params = { org, id: message.id };
  const known = useEndpoint(pictures, { params });
  const isShown = shown || known.data?.always === true;
  const path = `/api/o/${encodeURIComponent(org)}/messages/${message.id}/html`;
  return (
    <>
      {known.data ? (
        <Pictures id={message.id} about={known.data} isShown={isShown} show={() => setShown(true)} />
      ) : null}
      <iframe
        // A frame keeps no second page in its history: another address is another frame.
        key={String(isShown)}
        className="heed-message-html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={isShown ? `${path}?pictures=1` : path}
        title={`Message of ${message.author} as it was sent`}
      />
    </>
  );
}

interface PicturesProps {
  readonly id: string;
  readonly about: {
    readonly remote: number;
    readonly trackers: number;
    readonly sender: string | null;
    readonly always: boolean;
  };
  readonly isShown: boolean;
  readonly show: () => void;
}

function Pictures({ id, about, isShown, show }: PicturesProps) {
  const org = useOrg();
  const choose = useCommand(showPictures, { refreshes: [pictures] });
  const { remote, trackers, sender, always } = about;
  const set = (wanted: boolean) => choose.mutate({ params: { org, id }, body: { always: wanted } });
  const remember = () => {
    set(true);
    show();
    showToast({ text: `You see the pictures of ${sender} from now on.`, undo: () => set(false) });
  };
  if (remote + trackers === 0) return null;
  return (
    <div className="heed-mail-pictures" role="status">
      <span>{[loadedText(remote, isShown), trackerText(trackers)].filter(Boolean).join(' · ')}</span>
      {remote > 0 && !isShown ? (
        <button type="button" className="heed-quiet-button" onClick={show}>
          Show pictures
        </button>
      ) : null}
      {remote > 0 && sender !== null && !always ? (
        <button type="button" className="heed-quiet-button" disabled={choose.isPending} onClick={remember}>
          Always for {sender}
        </button>
      ) : null}
      {always ? (
        <button
          type="button"
          className="heed-quiet-button"
          disabled={choose.isPending}
          onClick={() => set(false)}
        >
          No longer for {sender}
        </button>
      ) : null}
    </div>
  );
}

function loadedText(remote: number, isShown: boolean): string {
  if (remote === 0) return '';
  return isShown
    ? `${count(remote, 'remote picture')} loaded`
    : `${count(remote, 'remote picture')} not loaded`;
}

function trackerText(trackers: number): string {
  return trackers === 0 ? '' : `${count(trackers, 'tracking picture')} left out`;
}
