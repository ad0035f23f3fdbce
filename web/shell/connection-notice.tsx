import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLiveState } from '../live.ts';

/** Says when changes by others don't arrive; only after 2 s, since most breaks heal sooner. */
export function ConnectionNotice() {
  const down = useLiveState() === 'down';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!down) return setShown(false);
    const timer = setTimeout(() => setShown(true), 2000);
    return () => clearTimeout(timer);
  }, [down]);
  return (
    <div role="status" className="heed-notice-place">
      {shown ? (
        <div className="heed-notice">
          <IconWifiOff size={16} stroke={1.8} aria-hidden />
          <span>
            {navigator.onLine ? 'Heed does not answer.' : 'You are offline.'} Reconnecting; what you see may
            be old, and what you write is kept here.
          </span>
        </div>
      ) : null}
    </div>
  );
}
