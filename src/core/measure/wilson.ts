/** A share with its 95 % interval, all from 0 to 1. */
export interface Share {
  readonly met: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution, as DOMAIN 3 fixes it. */
export const Z = 1.959964;

/** Share with Wilson's score interval (Wilson 1927; Newcombe 1998, method 3). null: of nothing. */
export function wilson(met: number, of: number): Share | null {
  if (of === 0) return null;
  const share = met / of;
  const centre = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { met, of, share, low: (centre - half) / scale, high: (centre + half) / scale };
}
