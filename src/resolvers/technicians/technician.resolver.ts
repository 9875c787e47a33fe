import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { WEEKDAYS } from '../../domain/sla/sla-words.js';
import { connection } from '../../schema/common/connection.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { UpsertTechnicianInput } from '../../schema/technicians/technician.input.js';
import { UpsertTechnicianPayload } from '../../schema/technicians/technician.payload.js';
import {
  TechnicianBaseType,
  TechnicianConnection,
  TechnicianHoursType,
  TechnicianOrder,
  TechnicianType,
  TechnicianWhere,
} from '../../schema/technicians/technician.type.js';
import { technicians } from '../../services/index.js';
import type { TechnicianOrder as Order, TechnicianRow } from '../../services/technicians/technician.query.js';

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

  @Mutation(() => UpsertTechnicianPayload, { description: 'Enters a technician, or changes their record.' })
  upsertTechnician(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertTechnicianInput, { description: 'The record.' }) input: UpsertTechnicianInput,
  ) {
    return payload(call.locale, async () => {
      const { technicianId } = await technicians.upsertTechnician(call, {
        ...(input as unknown as Parameters<typeof technicians.upsertTechnician>[1]),
        technicianId: optionalId('Technician', input.technicianId),
      });
      return { technician: await loaders.technician.load(technicianId) };
    });
  }

  @FieldResolver(() => TechnicianBaseType, {
    nullable: true,
    description: 'Where they set out from; withheld from clients.',
  })
  base(@Root() { address, latitude, longitude }: TechnicianRow) {
    return { address, latitude, longitude };
  }

  @FieldResolver(() => [TechnicianHoursType], {
    nullable: true,
    description: 'When they work, in the order of the week; withheld from clients.',
  })
  workingHours(@Root() { workingHours }: TechnicianRow) {
    return WEEKDAYS.flatMap((weekday) => (workingHours?.[weekday] ?? []).map((hours) => ({ weekday, ...hours })));
  }
}
