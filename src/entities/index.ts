/** What is stored: one line an entity. The read road's table types are inferred from the same definitions. */
import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { ColumnType, Kysely } from 'kysely';
import { AccountIdentitySchema } from './accounts/account-identity.entity.js';
import { AccountSchema } from './accounts/account.entity.js';
import { ApiKeySchema } from './accounts/api-key.entity.js';
import { KnownNetworkSchema } from './accounts/known-network.entity.js';
import { LoginAttemptSchema } from './accounts/login-attempt.entity.js';
import { PasswordLinkSchema } from './accounts/password-link.entity.js';
import { SessionSchema } from './accounts/session.entity.js';
import { SigningKeySchema } from './accounts/signing-key.entity.js';
import { SsoSignInSchema } from './accounts/sso-sign-in.entity.js';
import { ThrottleSchema } from './accounts/throttle.entity.js';
import { ProductImageSchema } from './catalogue/product-image.entity.js';
import { ProductSchema } from './catalogue/product.entity.js';
import { ClientSchema } from './clients/client.entity.js';
import { ContractAssetSchema, ContractSchema } from './clients/contract.entity.js';
import { DeviceSchema } from './clients/device.entity.js';
import { SiteSchema } from './clients/site.entity.js';
import { FileSchema } from './files/file.entity.js';
import { MailSchema } from './notifications/mail.entity.js';
import { AuditEventSchema, AuditSealSchema } from './platform/audit-event.entity.js';
import { EventLogSchema } from './platform/event-log.entity.js';
import { EventSchema } from './platform/event.entity.js';
import { IdempotencySchema } from './platform/idempotency.entity.js';
import { PoliciesSchema } from './platform/policies.entity.js';
import { DetectionRuleSchema } from './robots/detection-rule.entity.js';
import { DiagnosticSchema } from './robots/diagnostic.entity.js';
import { FaultProgressSchema, FaultSchema } from './robots/fault.entity.js';
import { FleetAlertSchema } from './robots/fleet-alert.entity.js';
import { RobotStateSchema } from './robots/robot-state.entity.js';
import { RobotSchema } from './robots/robot.entity.js';
import { SlaCalendarSchema } from './sla/sla-calendar.entity.js';
import { SlaClockSchema, SlaRecountSchema, SlaTermsSchema } from './sla/sla-clock.entity.js';
import { SlaPolicySchema } from './sla/sla-policy.entity.js';
import { TechnicianSchema } from './technicians/technician.entity.js';
import { EvidenceSchema } from './tickets/evidence.entity.js';
import { TicketAttachmentSchema } from './tickets/ticket-attachment.entity.js';
import { TicketLinkSchema } from './tickets/ticket-link.entity.js';
import { TicketWatcherSchema } from './tickets/ticket-watcher.entity.js';
import { SavedViewSchema } from './tickets/saved-view.entity.js';
import { TicketMentionSchema, TicketMessageSchema, TicketReadSchema } from './tickets/ticket-message.entity.js';
import { TicketSchema } from './tickets/ticket.entity.js';
import { TimelineEntrySchema } from './tickets/timeline-entry.entity.js';

export const entities = [
  AccountIdentitySchema,
  AccountSchema,
  ApiKeySchema,
  AuditEventSchema,
  AuditSealSchema,
  ClientSchema,
  ContractAssetSchema,
  ContractSchema,
  DetectionRuleSchema,
  DeviceSchema,
  DiagnosticSchema,
  EventLogSchema,
  EventSchema,
  EvidenceSchema,
  FaultProgressSchema,
  FaultSchema,
  FileSchema,
  FleetAlertSchema,
  IdempotencySchema,
  KnownNetworkSchema,
  LoginAttemptSchema,
  MailSchema,
  PasswordLinkSchema,
  PoliciesSchema,
  ProductImageSchema,
  ProductSchema,
  RobotSchema,
  RobotStateSchema,
  SavedViewSchema,
  SessionSchema,
  SigningKeySchema,
  SiteSchema,
  SlaCalendarSchema,
  SlaClockSchema,
  SlaPolicySchema,
  SlaRecountSchema,
  SlaTermsSchema,
  SsoSignInSchema,
  TechnicianSchema,
  ThrottleSchema,
  TicketAttachmentSchema,
  TicketLinkSchema,
  TicketMentionSchema,
  TicketMessageSchema,
  TicketReadSchema,
  TicketSchema,
  TicketWatcherSchema,
  TimelineEntrySchema,
] as const;

/**
 * The tables as the read road sees them. A time comes back as PostgreSQL's own text in UTC (`2026-11-20 07:16:40.601+00`):
 * most rows are shown, not computed with, and the text keeps the microseconds that a page cursor needs.
 */
type Columns<Table> = {
  [Name in keyof Table]: Date extends Table[Name]
    ? ColumnType<string | Exclude<Table[Name], Date>, Table[Name] | string, Table[Name] | string>
    : Table[Name];
};
type Inferred = InferKyselyDB<(typeof entities)[number]>;
export type Tables = { [Name in keyof Inferred]: Columns<Inferred[Name]> };
export type Db = Kysely<Tables>;
