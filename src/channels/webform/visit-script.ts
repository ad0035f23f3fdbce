/**
 * The script a company may put on its own site. It notes nothing until the site's consent dialog calls
 * `heedVisit.consent()`, keeps its notes in this browser alone, hands them over with a form to Heed that the visitor
 * sends, and forgets them with `heedVisit.withdraw()` (DOMAIN S2-10, S2-11).
 */
export const visitScript = `(() => {
  const KEY = 'heed-visit', MOST = 50;
  const load = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };
  const note = () => {
    const pages = load();
    if (!pages) return;
    pages.push({ url: location.origin + location.pathname, title: document.title, at: new Date().toISOString() });
    localStorage.setItem(KEY, JSON.stringify(pages.slice(-MOST)));
  };
  const put = (form, name, value) => {
    const field = form.elements[name] || form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
    field.value = value;
  };
  document.addEventListener('submit', ({ target: form }) => {
    const pages = load();
    if (!pages || !/\\/f\\/[^/]+$/.test(new URL(form.action).pathname)) return;
    put(form, 'heed_consent', 'pages');
    put(form, 'heed_pages', JSON.stringify(pages));
  }, true);
  window.heedVisit = {
    consent() { if (!load()) { localStorage.setItem(KEY, '[]'); note(); } },
    withdraw() { localStorage.removeItem(KEY); },
    pages: () => load() || [],
  };
  note();
})();
`;
