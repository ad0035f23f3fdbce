/** Browsers list some zones by names IANA has since moved to `backward`; people type today's. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every IANA zone this browser knows, its own among them. */
export function knownZones(): string[] {
  const known = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
  const own = browserZone();
  return known.includes(own) ? known.sort() : [own, ...known].sort();
}

/** The zone of the person's own machine. */
export function browserZone(): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  return renamed[own] ?? own;
}

/** "Mon 14:05" in the zone, so that a wrong choice shows at once; empty for a name that is no zone. */
export function timeIn(zone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  } catch {
    return '';
  }
}
