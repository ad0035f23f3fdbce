import { useState } from 'react';
import { Button } from '../ui/index.ts';
import { RemoveDemoDialog } from './remove-demo-dialog.tsx';

/** The way out of the demo. */
export function RemoveDemo() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Remove the demo…
      </Button>
      <RemoveDemoDialog opened={asking} close={() => setAsking(false)} />
    </>
  );
}
