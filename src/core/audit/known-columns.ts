import type { AuditField } from './audit-fields.ts';

/** Names of columns by field, the surest first; compared as `plainName` writes them. */
export type ColumnNames = Readonly<Partial<Record<AuditField, readonly string[]>>>;

/** Exports of other programs whose columns are known by name. */
export const exportMappings = ['hubspot', 'zendesk'] as const;
export type ExportMapping = (typeof exportMappings)[number];

/** What people call these columns in files of their own, in English and German. */
export const usualColumns: ColumnNames = {
  received: [
    ...[
      'received_at',
      'received',
      'receipt',
      'date received',
      'received on',
      'lead received',
      'enquiry received',
    ],
    ...[
      'created_at',
      'created',
      'create date',
      'created date',
      'created on',
      'creation date',
      'date created',
    ],
    ...[
      'submitted_at',
      'submitted',
      'submission date',
      'enquiry date',
      'inquiry date',
      'lead date',
      'opened_at',
    ],
    ...['date opened', 'open date', 'timestamp', 'date', 'datetime', 'eingang', 'eingegangen', 'erstellt'],
    ...['erstellt am', 'eingangsdatum'],
  ],
  answered: [
    ...[
      'first_personal_at',
      'first personal answer',
      'first_response_at',
      'first response',
      'first response date',
    ],
    ...['first response time stamp', 'first_reply_at', 'first reply', 'first reply date', 'first_answer_at'],
    ...['first answer', 'answered_at', 'answered', 'responded_at', 'responded', 'replied_at', 'replied'],
    ...[
      'response date',
      'reply date',
      'first_contact_at',
      'first contact',
      'first contacted',
      'contacted_at',
    ],
    ...[
      'first outreach date',
      'first activity date',
      'first call',
      'erste antwort',
      'beantwortet',
      'beantwortet am',
    ],
  ],
  answeredAfterMinutes: [
    ...['first_personal_minutes', 'first response minutes', 'first response time in minutes'],
    ...['first reply minutes', 'first reply time in minutes', 'first response time min'],
  ],
  informed: [
    'first_value_at',
    'first value',
    'first_information_at',
    'information sent',
    'first useful answer',
  ],
  value: ['value', 'answer value', 'value of answer', 'helped'],
  status: ['status', 'state', 'lead status', 'ticket status', 'outcome', 'result', 'disposition'],
  closed: [
    ...[
      'closed_at',
      'closed',
      'close date',
      'closed date',
      'date closed',
      'closed on',
      'resolved_at',
      'resolved',
    ],
    ...['solved_at', 'geschlossen', 'geschlossen am'],
  ],
  id: [
    ...[
      'lead_id',
      'id',
      'ticket_id',
      'request_id',
      'enquiry_id',
      'inquiry_id',
      'case number',
      'case_id',
      'number',
    ],
    ...['record id', 'reference', 'nummer'],
  ],
  owner: [
    ...[
      'owner',
      'owner name',
      'assigned to',
      'assignee',
      'agent',
      'salesperson',
      'sales rep',
      'rep',
      'handled by',
    ],
    ...['answered by', 'user', 'bearbeiter'],
  ],
  source: ['source', 'lead source', 'origin', 'campaign', 'referrer', 'utm_source', 'quelle'],
  channel: ['channel', 'via', 'medium', 'contact method', 'kanal'],
  kind: ['kind', 'type', 'category', 'request type', 'enquiry type', 'inquiry type', 'ticket type', 'art'],
};

/**
 * HubSpot's exports of contacts, deals and tickets: labels, and internal names where they are exported by those. Its
 * "First outreach date" and first engagement are of a person's call, mail or meeting; a deal bears none.
 */
const hubspot: ColumnNames = {
  received: [
    'Create Date',
    'createdate',
    'Contact Create Date',
    'Became a Lead Date',
    'hs_lifecyclestage_lead_date',
  ],
  answered: [
    ...[
      'First agent email response date',
      'first_agent_reply_date',
      'First Outreach Date',
      'hs_first_outreach_date',
    ],
    ...['Date of first engagement', 'First Engagement Date', 'hs_sa_first_engagement_date'],
    ...['First Contacted', 'First Contact Date'],
  ],
  status: [
    ...['Lead Status', 'hs_lead_status', 'Ticket status', 'hs_pipeline_stage', 'Deal Stage', 'dealstage'],
    ...['Lifecycle Stage', 'lifecyclestage'],
  ],
  closed: ['Close Date', 'closedate', 'closed_date'],
  id: ['Record ID', 'Record ID - Contact', 'hs_object_id', 'Contact ID', 'Deal ID', 'Ticket ID'],
  owner: ['Contact owner', 'Deal owner', 'Ticket owner', 'hubspot_owner_id', 'HubSpot Owner'],
  source: ['Original Traffic Source', 'Original Source', 'hs_analytics_source', 'Source', 'source_type'],
  kind: ['Category', 'hs_ticket_category', 'Deal Type', 'dealtype'],
};

/** Zendesk's export of tickets. It gives the first reply as minutes after creation, by the calendar and not by hours. */
const zendesk: ColumnNames = {
  received: ['Created at', 'Ticket created - Timestamp', 'created_at'],
  answeredAfterMinutes: ['First reply time in minutes', 'First reply time (min)'],
  status: ['Status', 'Ticket status'],
  closed: ['Solved at', 'Ticket solved - Timestamp', 'solved_at'],
  id: ['Id', 'Ticket ID'],
  owner: ['Assignee', 'Assignee name'],
  source: ['Brand', 'Organization', 'Group'],
  channel: ['Via', 'Ticket channel'],
  kind: ['Ticket type', 'Type'],
};

export const mappingColumns: Readonly<Record<ExportMapping, ColumnNames>> = { hubspot, zendesk };

/** Columns by which an export of another program gives itself away, all of them. */
export const mappingMarks: Readonly<Record<ExportMapping, readonly (readonly string[])[]>> = {
  hubspot: [
    ['Record ID', 'Create Date'],
    ['Record ID - Contact', 'Create Date'],
    ['hs_object_id', 'createdate'],
    ['Ticket ID', 'First agent email response date'],
  ],
  zendesk: [['Created at', 'First reply time in minutes']],
};
