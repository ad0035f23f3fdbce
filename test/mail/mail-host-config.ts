/** Where a mail server of a test lives and whom it runs as. */
export interface HostPlace {
  readonly folder: string;
  readonly owner: string;
  readonly isRoot: boolean;
  readonly imapPort: number;
  readonly smtpPort: number;
}

/** Dovecot: IMAP only, users from a file, a Maildir each with a folder for what was sent. */
export function dovecotConfiguration({ folder, owner, isRoot, imapPort }: HostPlace): string {
  const users = isRoot
    ? ''
    : `default_internal_user = ${owner}\ndefault_login_user = ${owner}\ndefault_internal_group = ${owner}\n`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log/dovecot
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 20
first_valid_uid = 1
first_valid_gid = 1
${users}namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
service imap-login {
  service_count = 0
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
  chroot =
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${folder}/mail/%u
}
`;
}

/** Exim: takes mail for the mailboxes in its list, asks no name server, and is no relay. */
export function eximConfiguration({ folder, owner, smtpPort }: HostPlace): string {
  return `primary_hostname = mail.larkfield.test
keep_environment =
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/exim.%s
exim_user = ${owner}
exim_group = ${owner}
never_users =
deliver_drop_privilege = true
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${smtpPort}
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts =
check_spool_space = 0
check_log_space = 0
smtp_accept_max = 100
smtp_accept_reserve = 0
smtp_accept_queue_per_connection = 0
message_size_limit = 80M
acl_smtp_rcpt = recipient
acl_smtp_data = accept
begin acl
recipient:
  accept verify = recipient
  deny message = no such mailbox
begin routers
boxes:
  driver = accept
  local_part_suffix = +*
  local_part_suffix_optional
  address_data = \${lookup{$local_part@$domain}lsearch{${folder}/boxes}{$value}fail}
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = ${folder}/mail/$address_data
  maildir_format
  create_directory
  user = ${owner}
  group = ${owner}
  mode = 0600
  delivery_date_add
  envelope_to_add
  return_path_add
begin retry
* * F,1h,1s
begin rewrite
begin authenticators
`;
}
