import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone's, where the rail is a bar at the bottom. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 719px)');
}
