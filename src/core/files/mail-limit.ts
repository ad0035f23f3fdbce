/** All files of one mail together, in bytes: many servers take no more than 25 MB once they are written as text. */
export const LARGEST_MAIL_BYTES = 20_000_000;
