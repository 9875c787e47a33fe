import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { decodeAnyId, type IdKind } from '../../domain/ids.js';
import { invalid } from '../../domain/errors.js';
import { Node } from '../../schema/common/node.js';
import type { Loaders } from '../../services/loaders.js';
import { PAGE_MAX } from '../../services/page.js';
import { mayAskFor } from '../../permissions/index.js';

/** How each kind of thing is found; kinds that are not here have no page of their own. */
const LOADERS: Partial<Record<IdKind, (loaders: Loaders, id: string) => Promise<object | null>>> = {
  Robot: (loaders, id) => loaders.robot.load(id),
  Fault: (loaders, id) => loaders.fault.load(id),
  DetectionRule: (loaders, id) => loaders.rule.load(id),
  SlaCalendar: (loaders, id) => loaders.slaCalendar.load(id),
  SlaPolicy: (loaders, id) => loaders.slaPolicy.load(id),
  FleetAlert: (loaders, id) => loaders.alert.load(id),
  Ticket: (loaders, id) => loaders.ticket.load(id),
  Product: (loaders, id) => loaders.product.load(id),
  TicketMessage: (loaders, id) => loaders.message.load(id),
  TicketAttachment: (loaders, id) => loaders.attachment.load(id),
  Client: (loaders, id) => loaders.client.load(id),
  Device: (loaders, id) => loaders.device.load(id),
  Contact: (loaders, id) => loaders.contact.load(id),
  Contract: (loaders, id) => loaders.contract.load(id),
  Site: (loaders, id) => loaders.site.load(id),
  Technician: (loaders, id) => loaders.technician.load(id),
  StockLocation: (loaders, id) => loaders.stockLocation.load(id),
  StockLevel: (loaders, id) => loaders.stockLevel.load(id),
  StockMovement: (loaders, id) => loaders.stockMovement.load(id),
  RequiredPart: (loaders, id) => loaders.requiredPart.load(id),
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null when the caller may not see it.' })
  node(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return findNode(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several things by their ids, in the order asked; null for those that the caller may not see.',
  })
  nodes(@Ctx() context: Context, @Arg('ids', () => [ID], { description: 'Their ids, at most 100.' }) ids: string[]) {
    if (ids.length > PAGE_MAX) throw invalid('page_size', ['ids'], { max: PAGE_MAX });
    return Promise.all(ids.map((id) => findNode(context, id)));
  }
}

/** Whether the caller may ask for this kind at all is decided like for the field that would show it. */
async function findNode({ call, loaders }: Context, id: string): Promise<object | null> {
  const decoded = decodeAnyId(id);
  if (!decoded || !mayAskFor(call.actor, decoded.kind)) return null;
  const row = await LOADERS[decoded.kind]?.(loaders, decoded.uuid);
  return row ? { ...row, __typename: decoded.kind } : null;
}
