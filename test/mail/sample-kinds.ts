/**
 * What each sample mail is, by reading it (not by running the classifier); names are those of the sample files without
 * `.eml`, and every mail not named here is `personal`. `unclear`: a fragment that no reader could place, left out of
 * the figures. Advertising and spam count as `bulk`, notices and reports of machines as `automatic`.
 */
export const sampleKinds: Readonly<Record<Kind, readonly string[]>> = {
  personal: [],
  bounce: [
    ...named('chatwoot__', 'bounced_gmail bounced_with_no_from'),
    ...named('discourse__', 'bounced_email hard_bounce_via_verp'),
    ...named(
      'flanker__bounce__',
      'broken-mime delayed-broken delayed gmail-invalid-address gmail-no-dns mailbox-full no-mx office365 zed',
    ),
    ...named('', 'mailparser__delivery-status postal-mime__bounce rt__multipart-report'),
    ...named(
      'sisimai__lhost-',
      'amazonses-01 amazonses-02 exchange2007-01 exchange2007-02 exim-01 exim-02 exim-03 exim-04 gmail-01 gmail-03 ' +
        'gmail-04 gmail-05 gsuite-01 gsuite-02 notes-01 office365-01 office365-02 office365-03 office365-04 outlook-01 ' +
        'outlook-02 postfix-01 postfix-02 postfix-03 postfix-04 postfix-06 postfix-07 postfix-08 postfix-09 qmail-01 ' +
        'qmail-02 sendgrid-01 sendgrid-02 sendmail-01 sendmail-02 yahoo-01 yahoo-02 zoho-01',
    ),
    ...named('zammad__mail', '018 033-undelivered-mail-returned-to-sender 052 053 055 063 078 092'),
  ],
  automatic: [
    ...named('chatwoot__', 'auto_reply auto_reply_with_auto_submitted non_utf_encoded_mail notification'),
    ...named('discourse__', 'auto_generated_header auto_reply'),
    ...named('', 'flanker__disposition-notification postal-mime__arf'),
    ...named('sisimai__', 'arf-01 arf-02 arf-11 rfc3834-01 rfc3834-02 rfc3834-04 rfc3834-05'),
    ...named('zammad__mail', '024 025 026 087 089 090 094 103 104'),
  ],
  suspected: named('', 'discourse__auto_generated_subject sisimai__rfc3834-03'),
  bulk: [
    ...named('', 'chatwoot__support_1 discourse__auto_generated_precedence'),
    ...named('', 'flanker__spam__broken-ctype flanker__spam__broken-headers mailparser__spam'),
    ...named(
      'mikel-mail__',
      'bad_date_header content_transfer_encoding_empty content_transfer_encoding_with_semi_colon ' +
        'invalid_subject_characters must_supply_encoding',
    ),
    ...named(
      'zammad__mail',
      '011 015 016 017 019 020 021 022 023 027 029 031 032 035 043 044 046 047 049 058 059 066 069 071 076 ' +
        '078-content_transfer_encoding_x_uuencode 093 098',
    ),
  ],
  unclear: [
    ...named('mailparser__', 'base64encodedroot htmllargecallstack mixed'),
    ...named(
      'stalwart__malformed-',
      '000 001 002 003 004 005 006 007 008 009 010 012 013 014 016 017 018 019',
    ),
    ...named('', 'zammad__mail099'),
  ],
};

type Kind = 'personal' | 'automatic' | 'bounce' | 'bulk' | 'suspected' | 'unclear';

function named(prefix: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${prefix}${name}`);
}
