/** All subscriptions: one line each. */
import { DiagnosticSubscription, diagnosticsReceived } from './robots/diagnostic.subscription.js';
import { alertsRaised, FleetAlertSubscription } from './robots/fleet-alert.subscription.js';
import { RobotStatusSubscription, statusChanges } from './robots/robot-status.subscription.js';
import { TicketMessageSubscription, ticketMessagesPosted } from './tickets/ticket-message.subscription.js';
import { TicketSubscription, ticketUpdates } from './tickets/ticket.subscription.js';
import type { Feed } from './stream.js';

export const subscriptions = [
  DiagnosticSubscription,
  FleetAlertSubscription,
  RobotStatusSubscription,
  TicketMessageSubscription,
  TicketSubscription,
] as const;

/** What each subscription field is fed by. */
export const feeds: Readonly<Record<string, Feed>> = {
  diagnosticReceived: diagnosticsReceived,
  fleetAlertRaised: alertsRaised,
  robotStatusChanged: statusChanges,
  ticketMessagePosted: ticketMessagesPosted,
  ticketUpdated: ticketUpdates,
};
