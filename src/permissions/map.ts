/** The permission map: who may call which field, a domain a file. `docs/permissions.md` is generated from it. */
import type { IdKind } from '../domain/ids.js';
import { accountPermissions } from './accounts.permissions.js';
import { cataloguePermissions, PRODUCT_ROW } from './catalogue.permissions.js';
import { ASSET_ROW, CLIENT_ROW, clientPermissions, CONTRACT_ROW } from './clients.permissions.js';
import { filePermissions } from './files.permissions.js';
import { platformPermissions } from './platform.permissions.js';
import { ALERTS_ROW, ROBOT_ROW, robotPermissions, RULES_ROW } from './robots.permissions.js';
import type { Permission, Row } from './rules.js';
import { MOVEMENTS_ROW, REQUIRED_PARTS_ROW, STOCK_ROW, stockPermissions } from './stock.permissions.js';
import { SLA_ROW, slaPermissions } from './sla.permissions.js';
import { ASSIGNEE_ROW, TECHNICIANS_ROW, technicianPermissions } from './technicians.permissions.js';
import { ATTACHMENT_ROW, MESSAGE_ROW, TICKET_ROW, ticketPermissions } from './tickets.permissions.js';

/** Rules by type and field: every root field has one; other types only where a field is withheld, or given, on its own. */
export type Permissions = Record<string, Record<string, Permission>>;

/** The domains in the order in which people read of them. A new domain is a line here. */
export const domains: Record<string, Permissions> = {
  accounts: accountPermissions,
  catalogue: cataloguePermissions,
  clients: clientPermissions,
  technicians: technicianPermissions,
  tickets: ticketPermissions,
  sla: slaPermissions,
  robots: robotPermissions,
  stock: stockPermissions,
  files: filePermissions,
  platform: platformPermissions,
};

/** All domains as one map. */
export const permissions: Permissions = {};
for (const domain of Object.values(domains))
  for (const [type, rules] of Object.entries(domain)) permissions[type] = { ...permissions[type], ...rules };

/** `node` is authorised like the field that would show the thing. */
export const NODE_ROWS: Partial<Record<IdKind, Row>> = {
  Product: PRODUCT_ROW,
  Client: CLIENT_ROW,
  Site: CLIENT_ROW,
  Contact: CLIENT_ROW,
  Contract: CONTRACT_ROW,
  Device: ASSET_ROW,
  Technician: TECHNICIANS_ROW,
  Ticket: TICKET_ROW,
  TicketAttachment: ATTACHMENT_ROW,
  TicketMessage: MESSAGE_ROW,
  Robot: ROBOT_ROW,
  Fault: ROBOT_ROW,
  FleetAlert: ALERTS_ROW,
  DetectionRule: RULES_ROW,
  StockLocation: STOCK_ROW,
  StockLevel: STOCK_ROW,
  StockMovement: MOVEMENTS_ROW,
  RequiredPart: REQUIRED_PARTS_ROW,
  SlaCalendar: SLA_ROW,
  SlaPolicy: SLA_ROW,
};

/**
 * So is a thing that is shown on another one. Technicians differ: whoever sees a ticket sees who has it, and may still
 * not ask for technicians. A robot that is shown as an asset is authorised as one. And images have no page of their own:
 * whoever sees a product sees them.
 */
export const EDGE_ROWS: Partial<Record<string, Row>> = {
  ...NODE_ROWS,
  Technician: ASSIGNEE_ROW,
  Asset: ASSET_ROW,
  ProductImage: PRODUCT_ROW,
};
