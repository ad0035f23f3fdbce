import { escapeHtml } from '../channels/webform/form-page.ts';

/** A plain HTML form for one's own page; it works without script, and the field people can't see traps robots. */
export function formSnippet(url: string): string {
  return `<form method="post" action="${escapeHtml(url)}" accept-charset="utf-8">
  <p><label>What would you like to know?<br><textarea name="message" rows="5" required></textarea></label></p>
  <p><label>Your name<br><input name="name" autocomplete="name"></label></p>
  <p><label>Email<br><input name="email" type="email" autocomplete="email" required></label></p>
  <p><label>Phone<br><input name="phone" type="tel" autocomplete="tel"></label></p>
  <p><label>Company<br><input name="company" autocomplete="organization"></label></p>
  <p style="position:absolute;left:-9999px" aria-hidden="true"><label>Leave this empty<input name="website" tabindex="-1" autocomplete="off"></label></p>
  <p><button>Send</button></p>
</form>`;
}
