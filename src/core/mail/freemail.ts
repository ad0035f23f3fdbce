/** Providers whose domain says nothing of whom one deals with: they resemble each other by chance. */
const FREEMAIL: ReadonlySet<string> = new Set(
  [
    'gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.de hotmail.fr hotmail.co.uk live.com',
    'live.co.uk msn.com yahoo.com yahoo.de yahoo.fr yahoo.co.uk ymail.com rocketmail.com aol.com icloud.com me.com mac.com',
    'mail.com email.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de freenet.de t-online.de posteo.de mailbox.org',
    'proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com fastmail.fm zoho.com hey.com yandex.com yandex.ru',
    'mail.ru bk.ru qq.com 163.com 126.com sina.com naver.com daum.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr',
    'libero.it virgilio.it tiscali.it terra.es btinternet.com sky.com talktalk.net comcast.net verizon.net att.net',
    'sbcglobal.net cox.net charter.net bellsouth.net shaw.ca rogers.com bigpond.com optusnet.com.au seznam.cz wp.pl o2.pl',
    'onet.pl interia.pl bluewin.ch hispeed.ch ziggo.nl kpnmail.nl xs4all.nl planet.nl telenet.be skynet.be',
    'tuta.com arcor.de hotmail.it yahoo.it telefonica.net hotmail.es yahoo.es virginmedia.com centrum.cz ukr.net',
    'bell.net hanmail.net yahoo.co.jp docomo.ne.jp rediffmail.com yahoo.co.in uol.com.br bol.com.br terra.com.br',
    'hotmail.com.br yahoo.com.br',
  ].flatMap((line) => line.split(' ')),
);

/** Whether anybody can have an address under this domain, given in lower case. */
export function isFreemail(domain: string): boolean {
  return FREEMAIL.has(domain);
}
