import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { notifications } from '../../src/flow/desk/contract.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { type Notification, notificationLooks, notificationPath } from './notification-looks.ts';

/** Pops up what is told while the page is open; what was there before waits in the bell. */
export function useNotificationToasts(): void {
  const org = useOrg();
  const navigate = useNavigate();
  const { data } = useEndpoint(notifications, { params: { org } });
  const seen = useRef<{ org: string; ids: Set<string> } | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const known = seen.current?.org === org ? seen.current.ids : null;
    seen.current = { org, ids: new Set(data.items.map(({ id }) => id)) };
    if (known === null || document.visibilityState !== 'visible') return;
    const fresh = data.items.filter((item) => popsUp(item) && !known.has(item.id)).slice(0, 3);
    for (const item of fresh) {
      const { id, kind, text } = item;
      const to = notificationPath(org, item);
      const { tone } = notificationLooks[kind];
      showToast({ id, text, tone, action: { label: 'Open', run: () => void navigate(to) } });
    }
  }, [data, org, navigate]);
  useEffect(() => openWhatIsPressed((path) => void navigate(path)), [navigate]);
}

/** What was given to somebody who looks at the list stands in it by itself. */
function popsUp({ read, kind }: Notification): boolean {
  const onNow = /\/now(?:\/|$)/.test(window.location.pathname);
  return !read && !(kind === 'assigned' && onNow);
}

/** A notice of the device that was pressed opens in this page (web/assets/heed-worker.js). */
function openWhatIsPressed(open: (path: string) => void): () => void {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const listen = ({ data }: MessageEvent<{ heedOpen?: unknown } | null>) => {
    if (typeof data?.heedOpen === 'string' && data.heedOpen.startsWith('/o/')) open(data.heedOpen);
  };
  worker?.addEventListener('message', listen);
  worker?.startMessages();
  return () => worker?.removeEventListener('message', listen);
}
