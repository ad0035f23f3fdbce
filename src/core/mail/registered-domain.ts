/** Endings of two parts under which names are sold, as far as they are common; the rest is taken to have one part. */
const TWO_PARTS = new Set(
  [
    'co.uk org.uk me.uk ltd.uk plc.uk ac.uk gov.uk com.au net.au org.au edu.au co.nz org.nz net.nz co.za org.za',
    'com.br net.br org.br com.mx com.ar com.co com.pe com.ve com.uy com.ec com.bo com.py com.tr com.cn net.cn org.cn',
    'com.hk com.tw com.sg com.my co.th co.id co.in net.in org.in co.jp ne.jp or.jp ac.jp co.kr or.kr co.il org.il',
    'com.ua com.pl net.pl org.pl com.pt com.es com.gr com.cy com.mt com.ro co.at or.at co.hu com.hr com.eg com.sa',
    'com.ng co.ke com.gh com.pk com.ph com.vn com.do com.gt com.sv com.ni',
  ].flatMap((line) => line.split(' ')),
);

/** The name somebody registered: `mail.valley-dairy.co.uk` and `valley-dairy.co.uk` are of one owner. */
export function registeredDomain(domain: string): string {
  const { label, ending } = splitDomain(domain);
  return ending === '' ? label : `${label}.${ending}`;
}

/** The registered name apart from the ending it was registered under. */
export function splitDomain(domain: string): { readonly label: string; readonly ending: string } {
  const parts = domain.toLowerCase().replace(/\.$/, '').split('.');
  const long = TWO_PARTS.has(parts.slice(-2).join('.')) && parts.length > 2 ? 2 : 1;
  if (parts.length <= long) return { label: parts.join('.'), ending: '' };
  return { label: parts.at(-1 - long) ?? '', ending: parts.slice(-long).join('.') };
}
