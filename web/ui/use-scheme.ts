import { useMantineColorScheme } from '@mantine/core';

export type Scheme = 'auto' | 'light' | 'dark';

/** The colour scheme the reader chose; kept in this browser. */
export function useScheme(): { scheme: Scheme; setScheme: (scheme: Scheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { scheme: colorScheme, setScheme: setColorScheme };
}
