/** By which door a mail reached us, as far as it bears on who may have sent it. */
export type MailPath =
  /** Read from a mailbox: its server took the mail and may have checked it. */
  | { readonly via: 'mailbox'; readonly server: string }
  /** Given to our own listener by this address, under this name, with this envelope sender. */
  | { readonly via: 'listener'; readonly client: string; readonly greeting: string; readonly from: string };
