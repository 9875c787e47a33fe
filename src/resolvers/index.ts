/** All resolvers: one line each. */
import { AccountResolver } from './accounts/account.resolver.js';
import { ApiKeyResolver } from './accounts/api-key.resolver.js';
import { LoginAttemptResolver } from './accounts/login-attempt.resolver.js';
import { SessionResolver } from './accounts/session.resolver.js';
import { SsoResolver } from './accounts/sso.resolver.js';
import { ProductResolver } from './catalogue/product.resolver.js';
import { ClientResolver, SiteResolver } from './clients/client.resolver.js';
import { ProductImageResolver, ProductImagesResolver } from './catalogue/product-image.resolver.js';
import { FileResolver } from './files/file.resolver.js';
import { AuditResolver } from './platform/audit.resolver.js';
import { NodeResolver } from './platform/node.resolver.js';
import { PolicyResolver } from './platform/policy.resolver.js';
import { DetectionRuleResolver } from './robots/detection-rule.resolver.js';
import { DiagnosticResolver } from './robots/diagnostic.resolver.js';
import { FaultResolver } from './robots/fault.resolver.js';
import { FleetAlertResolver } from './robots/fleet-alert.resolver.js';
import { RobotResolver } from './robots/robot.resolver.js';
import { SuggestionResolver } from './technicians/suggestion.resolver.js';
import { TechnicianResolver } from './technicians/technician.resolver.js';
import { TicketAttachmentResolver, TicketAttachmentsResolver } from './tickets/attachment.resolver.js';
import { ConversationResolver } from './tickets/conversation.resolver.js';
import { SavedViewResolver } from './tickets/saved-view.resolver.js';
import { TicketMessageResolver } from './tickets/ticket-message.resolver.js';
import { TicketChangeResolver, TicketLifeResolver } from './tickets/ticket-life.resolver.js';
import {
  TicketLinkResolver,
  TicketRelationsResolver,
  TicketWatcherResolver,
} from './tickets/ticket-relations.resolver.js';
import { TicketStatisticsResolver } from './tickets/ticket-statistics.resolver.js';
import { TicketResolver } from './tickets/ticket.resolver.js';
import { TimelineEntryResolver } from './tickets/timeline-entry.resolver.js';

export const resolvers = [
  AccountResolver,
  ApiKeyResolver,
  AuditResolver,
  ClientResolver,
  ConversationResolver,
  DetectionRuleResolver,
  DiagnosticResolver,
  FaultResolver,
  FileResolver,
  FleetAlertResolver,
  LoginAttemptResolver,
  NodeResolver,
  PolicyResolver,
  ProductImageResolver,
  ProductImagesResolver,
  ProductResolver,
  RobotResolver,
  SavedViewResolver,
  SessionResolver,
  SiteResolver,
  SsoResolver,
  SuggestionResolver,
  TechnicianResolver,
  TicketAttachmentResolver,
  TicketAttachmentsResolver,
  TicketMessageResolver,
  TicketChangeResolver,
  TicketLifeResolver,
  TicketLinkResolver,
  TicketRelationsResolver,
  TicketResolver,
  TicketStatisticsResolver,
  TicketWatcherResolver,
  TimelineEntryResolver,
] as const;
