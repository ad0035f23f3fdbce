import { useServerMinute } from '../server-clock.ts';
import { dayAndTime } from '../ui/index.ts';
import type { RequestView } from './request-view.ts';

/** Pages of our site they saw, with their consent, newest first. */
export function ContextPages({ view }: { readonly view: RequestView }) {
  const now = useServerMinute();
  const { pages } = view.contact;
  if (pages.length === 0) return null;
  return (
    <section>
      <h2>Pages seen</h2>
      <ul className="heed-earlier">
        {pages.map(({ url, title, at }) => (
          <li key={`${at} ${url}`}>
            <a href={url} target="_blank" rel="noreferrer">
              {title || new URL(url).pathname}
            </a>
            <span className="heed-soft">{dayAndTime(Date.parse(at), now)}, with their consent</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
