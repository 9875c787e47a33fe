import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload, userErrorOf } from '../../schema/common/user-error.js';
import {
  AddRequiredPartInput,
  AddRequiredPartPayload,
  ApproveRequiredPartsInput,
  ApproveRequiredPartsPayload,
  RejectRequiredPartInput,
  RejectRequiredPartPayload,
  RequiredPartType,
  UseRequiredPartInput,
  UseRequiredPartPayload,
  WithdrawRequiredPartInput,
  WithdrawRequiredPartPayload,
} from '../../schema/stock/required-part.type.js';
import { StockLocationType } from '../../schema/stock/stock.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { stock } from '../../services/index.js';
import type { RequiredPartRow } from '../../services/stock/required-part.query.js';

/** Runs a step of one required part, and shows the part. */
const step = ({ call, loaders }: Context, work: () => Promise<{ requiredPartId: string }>) =>
  payload(call.locale, async () => {
    const { requiredPartId } = await work();
    return { requiredPart: await loaders.requiredPart.load(requiredPartId) };
  });

@Resolver(() => RequiredPartType as never)
export class RequiredPartResolver {
  @Mutation(() => AddRequiredPartPayload, { description: 'Asks for a spare part that one’s ticket needs.' })
  addRequiredPart(
    @Ctx() context: Context,
    @Arg('input', () => AddRequiredPartInput, { description: 'The part.' }) input: AddRequiredPartInput,
  ) {
    return step(context, () =>
      stock.addRequiredPart(context.call, {
        ...input,
        ticketId: idOf('Ticket', input.ticketId),
        productId: idOf('Product', input.productId),
      }),
    );
  }

  @Mutation(() => ApproveRequiredPartsPayload, {
    description:
      'Grants parts of a ticket, each by itself. What is there is reserved, if only in part; the rest is a SHORTAGE, and what arrives at that place is reserved for it.',
  })
  approveRequiredParts(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ApproveRequiredPartsInput, { description: 'The parts.' }) input: ApproveRequiredPartsInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId, verdicts } = await stock.approveRequiredParts(call, {
        ...input,
        ticketId: idOf('Ticket', input.ticketId),
        parts: input.parts.map(({ requiredPartId, quantity, locationId }) => ({
          requiredPartId: idOf('RequiredPart', requiredPartId),
          locationId: optionalId('StockLocation', locationId),
          quantity,
        })),
      });
      const results = verdicts.map(({ requiredPartId, refusal }) => ({
        requiredPart: loaders.requiredPart.load(requiredPartId),
        error: refusal && userErrorOf(refusal, call.locale),
      }));
      return { ticket: await loaders.ticket.load(ticketId), results };
    });
  }

  @Mutation(() => RejectRequiredPartPayload, { description: 'Refuses a required part, and says why.' })
  rejectRequiredPart(
    @Ctx() context: Context,
    @Arg('input', () => RejectRequiredPartInput, { description: 'The part.' }) input: RejectRequiredPartInput,
  ) {
    const requiredPartId = idOf('RequiredPart', input.requiredPartId);
    return step(context, () => stock.rejectRequiredPart(context.call, { ...input, requiredPartId }));
  }

  @Mutation(() => WithdrawRequiredPartPayload, {
    description: 'Takes the request for a part back; what was reserved for it can be had again.',
  })
  withdrawRequiredPart(
    @Ctx() context: Context,
    @Arg('input', () => WithdrawRequiredPartInput, { description: 'The part.' }) input: WithdrawRequiredPartInput,
  ) {
    const requiredPartId = idOf('RequiredPart', input.requiredPartId);
    return step(context, () => stock.withdrawRequiredPart(context.call, { ...input, requiredPartId }));
  }

  @Mutation(() => UseRequiredPartPayload, {
    description: 'Says that a part went into the work: it leaves the stock. What is left of it can be had again.',
  })
  useRequiredPart(
    @Ctx() context: Context,
    @Arg('input', () => UseRequiredPartInput, { description: 'The part.' }) input: UseRequiredPartInput,
  ) {
    const requiredPartId = idOf('RequiredPart', input.requiredPartId);
    return step(context, () => stock.useRequiredPart(context.call, { ...input, requiredPartId }));
  }

  @FieldResolver(() => ProductType, { nullable: true, description: 'Which spare part.' })
  product(@Root() part: RequiredPartRow, @Ctx() { loaders }: Context) {
    return loaders.product.load(part.productId);
  }

  @FieldResolver(() => StockLocationType, { nullable: true, description: 'From where; null until it is granted.' })
  location(@Root() part: RequiredPartRow, @Ctx() { loaders }: Context) {
    return part.locationId ? loaders.stockLocation.load(part.locationId) : null;
  }
}

@Resolver(() => TicketType as never)
export class TicketPartsResolver {
  @FieldResolver(() => [RequiredPartType], {
    nullable: true,
    description: 'The parts that it needs, the oldest first; withheld from clients.',
  })
  requiredParts(@Root() ticket: { id: string }, @Ctx() { loaders }: Context) {
    return loaders.partsOfTicket.load(ticket.id);
  }
}
