/** The outside world failed in a way that may pass: try again later. */
export class Transient extends Error {
  override name = 'Transient';
}

/** The outside world refused for good: park the work and show it on the health page. */
export class Permanent extends Error {
  override name = 'Permanent';
}
