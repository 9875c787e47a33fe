/** All subscriptions: one line each. */
import { DiagnosticSubscription } from './robots/diagnostic.subscription.js';
import { FleetAlertSubscription } from './robots/fleet-alert.subscription.js';
import { RobotStatusSubscription } from './robots/robot-status.subscription.js';
import { TicketSubscription } from './tickets/ticket.subscription.js';

export const subscriptions = [
  DiagnosticSubscription,
  FleetAlertSubscription,
  RobotStatusSubscription,
  TicketSubscription,
] as const;
