import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { PageArgs } from '../../schema/common/page-args.js';
import {
  TechnicianConnection,
  TechnicianOrder,
  TechnicianType,
  TechnicianWhere,
} from '../../schema/technicians/technician.type.js';
import { technicians } from '../../services/index.js';
import type { TechnicianOrder as Order } from '../../services/technicians/technician.query.js';

@Resolver(() => TechnicianType as never)
export class TechnicianResolver {
  @Query(() => TechnicianConnection, { description: 'The technicians; a technician sees themselves.' })
  async technicians(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => TechnicianWhere, { nullable: true, description: 'Which of them.' }) where?: TechnicianWhere,
    @Arg('orderBy', () => TechnicianOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const given = where ?? {};
    const found = await technicians.listTechnicians(call, given, orderBy, page);
    return connection(found, () => technicians.countTechnicians(call, given));
  }
}
