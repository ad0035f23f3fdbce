import type { ColumnType, Generated } from 'kysely';
import type { AssetKind } from '../core/library/asset-kinds.ts';
import type { CheckedBy, SenderChecks, SenderStanding } from '../core/mail/sender-checks.ts';
import type { SenderWarning } from '../core/mail/sender-warning.ts';
import type { BuyerWordKind } from '../core/outcome/press.ts';
import type { ValueType } from '../core/reply/value-types.ts';
import type { BuyingStage } from '../core/request/buying-stage.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Json, Org, OrgRow, ReplyIntent } from './schema-parts.ts';

/** Tables about answers: what they are made of, and what contacts say of them. */
export interface AnswerTables {
  library_asset: OrgRow & {
    kind: AssetKind;
    title: string;
    value_type: ValueType;
    language: string | null;
    stages: BuyingStage[];
    owner_id: string | null;
    /** `YYYY-MM-DD`; read as text. */
    review_on: ColumnType<never, string | null, string | null>;
    current_number: number;
    waiting_number: number | null;
    approved: boolean;
    words: ColumnType<never, string, string>;
    stems: ColumnType<never, string, string>;
    created_by: string;
    created_at: Instant;
    changed_at: Instant;
    retired_at: Instant | null;
  };
  library_file: OrgRow & {
    name: string;
    type: string;
    bytes: number;
    sha256: string;
    added_by: string;
    added_at: Instant;
  };
  library_version: OrgRow & {
    asset_id: string;
    number: number;
    text: string;
    file_id: string | null;
    note: Generated<string>;
    written_by: string;
    written_at: Instant;
    approved_by: string | null;
    approved_at: Instant | null;
  };
  library_tag: Org & { asset_id: string; skill_id: string };
  asset_use: Org & {
    message_id: string;
    version_id: string;
    asset_id: string;
    request_id: string;
    at: Instant;
  };
  buyer_word: OrgRow & {
    request_id: string;
    contact_id: string;
    at: Instant;
    kind: BuyerWordKind;
    value: Generated<string>;
    words: Generated<string>;
    nonce: string;
  };
  referral: OrgRow & {
    request_id: string;
    contact_id: string;
    at: Instant;
    name: string;
    email: string | null;
    phone: string | null;
  };
  competitor_reply: OrgRow & {
    request_id: string;
    name: string;
    replied_at: Instant;
    told_by: 'buyer' | 'us';
    recorded_by: string;
    recorded_at: Instant;
    deleted_at: Instant | null;
  };
  message_trust: Org & {
    source_key: string;
    from_domain: Generated<string>;
    checked_by: CheckedBy;
    server: string | null;
    standing: SenderStanding;
    results: Json<SenderChecks>;
    warnings: Json<SenderWarning[]>;
    at: Instant;
  };
  picture_sender: Org & { user_id: string; address: string; added_at: Instant };
  own_mail: Org & {
    message_id: string;
    request_id: string;
    suggested: Json<Pick<ReplyIntent, 'answers' | 'parts' | 'interim'>>;
    confirmed_at: Instant | null;
    confirmed_by: string | null;
  };
  upload: OrgRow & {
    request_id: string;
    user_id: string;
    name: string;
    type: string;
    bytes: number;
    sha256: string;
    at: Instant;
  };
  signature: Org & { user_id: string; text: string; changed_at: Instant };
  note_mention: Org & { note_id: string; user_id: string };
  request_merge: MergeRow;
  contact_merge: MergeRow;
  blocked_sender: OrgRow & {
    kind: 'address' | 'domain';
    value: string;
    request_id: string;
    blocked_by: string;
    blocked_at: Instant;
    lifted_by: string | null;
    lifted_at: Instant | null;
  };
  snooze: Org & {
    request_id: string;
    user_id: string;
    until: Instant;
    told_by: string | null;
    set_at: Instant;
  };
}

/** A merge that can be taken back: what went over, as `moved` says. */
type MergeRow = OrgRow & {
  gone_id: string;
  kept_id: string;
  merged_by: string;
  merged_at: Instant;
  moved: Json<unknown>;
  undone_at: Instant | null;
};
