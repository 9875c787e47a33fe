import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { SlaPolicyType } from '../../schema/sla/sla-policy.type.js';
import { TicketSlaType } from '../../schema/sla/ticket-sla.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import type { TicketSlaRow } from '../../services/sla/sla.query.js';
import type { TicketRow } from '../../services/tickets/ticket.query.js';

@Resolver(() => TicketType as never)
export class SlaOfTicketResolver {
  @FieldResolver(() => TicketSlaType, {
    nullable: true,
    description: 'What was promised of it, and how that stands; null where nothing was.',
  })
  sla(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.slaOfTicket.load(ticket.id);
  }
}

@Resolver(() => TicketSlaType as never)
export class TicketSlaResolver {
  @FieldResolver(() => SlaPolicyType, {
    nullable: true,
    description: 'The policy that it was opened under, as it now is; withheld from clients.',
  })
  policy(@Root() { policyId }: TicketSlaRow, @Ctx() { loaders }: Context) {
    return loaders.slaPolicy.load(policyId);
  }
}
