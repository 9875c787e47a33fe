/** Conditions on their way in: their ids are decoded, everything else is as it was given. */
import { idFilter } from '../../schema/common/decode.js';
import type { TicketWhere as TicketWhereInput } from '../../schema/tickets/ticket.input.js';
import type { TicketWhere } from '../../services/tickets/ticket.query.js';

export const ticketWhereOf = (where?: TicketWhereInput): TicketWhere => ({
  ...where,
  clientId: idFilter('Client', where?.clientId),
  siteId: idFilter('Site', where?.siteId),
  robotId: idFilter('Robot', where?.robotId),
  assigneeId: idFilter('Technician', where?.assigneeId),
  parentId: idFilter('Ticket', where?.parentId),
  watcherId: idFilter('Account', where?.watcherId),
});
