// Shows notices that come by Web Push and opens what they are about; it keeps nothing and answers no request.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

/** Browsers take the right to push from who shows nothing, so what can't be read is shown too. */
async function show(data) {
  const notice = read(data);
  await self.registration.showNotification(notice.title, {
    body: notice.text,
    tag: notice.tag,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url: ownPath(notice.url) },
  });
}

function read(data) {
  const plain = { title: 'Heed', text: 'Something needs a look.', url: '/', tag: 'heed' };
  try {
    return { ...plain, ...data.json() };
  } catch {
    return plain;
  }
}

/** A path of ours and nothing else. */
function ownPath(url) {
  const target = new URL(url, self.location.origin);
  return target.origin === self.location.origin ? target.pathname + target.search : '/';
}

/** An open page of ours goes there by itself and comes to the front; without one a new page opens. */
async function open(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const place = url.split('/').slice(0, 3).join('/');
  const page =
    pages.find((one) => new URL(one.url).pathname === url) ??
    pages.find((one) => new URL(one.url).pathname.startsWith(`${place}/`));
  if (!page) return self.clients.openWindow(url);
  page.postMessage({ heedOpen: url });
  return page.focus();
}
