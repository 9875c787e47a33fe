/** All resolvers: one line each. */
import { AccountResolver } from './accounts/account.resolver.js';
import { ApiKeyResolver } from './accounts/api-key.resolver.js';
import { LoginAttemptResolver } from './accounts/login-attempt.resolver.js';
import { SessionResolver } from './accounts/session.resolver.js';
import { SsoResolver } from './accounts/sso.resolver.js';
import { ProductFileResolver } from './catalogue/product-file.resolver.js';
import { ProductResolver } from './catalogue/product.resolver.js';
import { AssetResolver } from './clients/asset.resolver.js';
import { ClientResolver } from './clients/client.resolver.js';
import { ContactResolver } from './clients/contact.resolver.js';
import { ContractResolver } from './clients/contract.resolver.js';
import { SiteResolver } from './clients/site.resolver.js';
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
import { TechnicianResolver } from './technicians/technician.resolver.js';
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
  AssetResolver,
  ClientResolver,
  ContactResolver,
  ContractResolver,
  DetectionRuleResolver,
  DiagnosticResolver,
  FaultResolver,
  FleetAlertResolver,
  LoginAttemptResolver,
  NodeResolver,
  PolicyResolver,
  ProductFileResolver,
  ProductResolver,
  RobotResolver,
  SessionResolver,
  SiteResolver,
  SlaCalendarResolver,
  SlaOfTicketResolver,
  SlaPolicyResolver,
  SlaSimulationResolver,
  SsoResolver,
  SuggestionResolver,
  TechnicianResolver,
  TicketChangeResolver,
  TicketLifeResolver,
  TicketLinkResolver,
  TicketRelationsResolver,
  TicketResolver,
  TicketSlaResolver,
  TicketStatisticsResolver,
  TicketWatcherResolver,
  TimelineEntryResolver,
] as const;
