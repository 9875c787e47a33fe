/** All resolvers: one line each. */
import { AccountResolver } from './accounts/account.resolver.js';
import { ApiKeyResolver } from './accounts/api-key.resolver.js';
import { LoginAttemptResolver } from './accounts/login-attempt.resolver.js';
import { SessionResolver } from './accounts/session.resolver.js';
import { SsoResolver } from './accounts/sso.resolver.js';
import { ProductFileResolver } from './catalogue/product-file.resolver.js';
import { ProductResolver } from './catalogue/product.resolver.js';
import { WarrantyResolver } from './catalogue/warranty.resolver.js';
import { AssetResolver } from './clients/asset.resolver.js';
import { ClientFileResolver } from './clients/client-file.resolver.js';
import { ClientResolver } from './clients/client.resolver.js';
import { ContactResolver } from './clients/contact.resolver.js';
import { ContractResolver } from './clients/contract.resolver.js';
import { SiteResolver } from './clients/site.resolver.js';
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
import { SlaCalendarResolver } from './sla/sla-calendar.resolver.js';
import { SlaPolicyResolver } from './sla/sla-policy.resolver.js';
import { SlaSimulationResolver } from './sla/sla-simulation.resolver.js';
import { SlaOfTicketResolver, TicketSlaResolver } from './sla/ticket-sla.resolver.js';
import { SuggestionResolver } from './technicians/suggestion.resolver.js';
import { RequiredPartResolver, TicketPartsResolver } from './stock/required-part.resolver.js';
import { StockLocationResolver } from './stock/stock-location.resolver.js';
import { StockMovementResolver } from './stock/stock-movement.resolver.js';
import {
  StockLevelListResolver,
  StockShortageResolver,
  StockStatisticsResolver,
  StockUseResolver,
} from './stock/stock-statistics.resolver.js';
import { ProductStockResolver, StockLevelResolver } from './stock/stock.resolver.js';
import { TechnicianResolver } from './technicians/technician.resolver.js';
import { TicketChangeResolver, TicketLifeResolver } from './tickets/ticket-life.resolver.js';
import {
  TicketLinkResolver,
  TicketRelationsResolver,
  TicketWatcherResolver,
} from './tickets/ticket-relations.resolver.js';
import { TicketAttachmentResolver, TicketAttachmentsResolver } from './tickets/attachment.resolver.js';
import { ConversationResolver } from './tickets/conversation.resolver.js';
import { SavedViewResolver } from './tickets/saved-view.resolver.js';
import { TicketMessageResolver } from './tickets/ticket-message.resolver.js';
import { TicketStatisticsResolver } from './tickets/ticket-statistics.resolver.js';
import { TicketResolver } from './tickets/ticket.resolver.js';
import { TimelineEntryResolver } from './tickets/timeline-entry.resolver.js';

export const resolvers = [
  AccountResolver,
  ApiKeyResolver,
  AssetResolver,
  AuditResolver,
  ClientFileResolver,
  ClientResolver,
  ContactResolver,
  ContractResolver,
  ConversationResolver,
  DetectionRuleResolver,
  DiagnosticResolver,
  FaultResolver,
  FileResolver,
  FleetAlertResolver,
  LoginAttemptResolver,
  NodeResolver,
  PolicyResolver,
  ProductFileResolver,
  ProductImageResolver,
  ProductImagesResolver,
  ProductResolver,
  ProductStockResolver,
  RequiredPartResolver,
  RobotResolver,
  SavedViewResolver,
  SessionResolver,
  SiteResolver,
  SlaCalendarResolver,
  SlaOfTicketResolver,
  SlaPolicyResolver,
  SlaSimulationResolver,
  SsoResolver,
  StockLevelListResolver,
  StockLevelResolver,
  StockLocationResolver,
  StockMovementResolver,
  StockShortageResolver,
  StockStatisticsResolver,
  StockUseResolver,
  SuggestionResolver,
  TechnicianResolver,
  TicketAttachmentResolver,
  TicketAttachmentsResolver,
  TicketChangeResolver,
  TicketLifeResolver,
  TicketLinkResolver,
  TicketMessageResolver,
  TicketPartsResolver,
  TicketRelationsResolver,
  TicketResolver,
  TicketSlaResolver,
  TicketStatisticsResolver,
  TicketWatcherResolver,
  TimelineEntryResolver,
  WarrantyResolver,
] as const;
