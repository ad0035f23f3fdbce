import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/index.css';
import './theme.css';
import './ui.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';
import { usePhone } from './use-phone.ts';

/** Theme, colour scheme and the place where toasts appear. */
export function UiRoot({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
      <Toasts />
    </MantineProvider>
  );
}

/** Where the eye finds them and no reply is being written: over the list, at the top of a phone. */
function Toasts() {
  const phone = usePhone();
  return (
    <Notifications
      className="heed-toasts"
      position={phone ? 'top-center' : 'bottom-left'}
      limit={4}
      containerWidth={328}
      zIndex={250}
      transitionDuration={120}
    />
  );
}
