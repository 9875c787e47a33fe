import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { DiagnosticConnection, DiagnosticType, DiagnosticWhere } from '../../schema/robots/diagnostic.type.js';
import { IngestDiagnosticsInput } from '../../schema/robots/ingest.input.js';
import { DiagnosticOrder } from '../../schema/robots/robot-enums.js';
import { IngestDiagnosticsPayload } from '../../schema/robots/robot.payload.js';
import { RobotType } from '../../schema/robots/robot.type.js';
import { robots } from '../../services/index.js';
import type { DiagnosticOrder as Order, DiagnosticRow } from '../../services/robots/diagnostic.query.js';
import { ingestInputOf } from './ingest-input.js';
import { diagnosticWhereOf } from './where.js';

@Resolver(() => DiagnosticType as never)
export class DiagnosticResolver {
  @Query(() => DiagnosticConnection, { description: 'What the robots that the caller sees have said.' })
  async diagnostics(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => DiagnosticWhere, { nullable: true, description: 'Which of it.' }) where?: DiagnosticWhere,
    @Arg('orderBy', () => DiagnosticOrder as never, {
      defaultValue: 'OBSERVED_AT_DESC',
      description: 'In which order.',
    })
    orderBy: Order = 'OBSERVED_AT_DESC',
  ) {
    const decoded = diagnosticWhereOf(where);
    const found = await robots.listDiagnostics(call, decoded, orderBy, page);
    return connection(found, () => robots.countDiagnostics(call, decoded));
  }

  @Mutation(() => IngestDiagnosticsPayload, {
    description:
      'Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing.',
  })
  ingestDiagnostics(
    @Ctx() { call }: Context,
    @Arg('input', () => IngestDiagnosticsInput, { description: 'The batch.' }) input: IngestDiagnosticsInput,
  ) {
    return payload(call.locale, () => robots.ingest(call, ingestInputOf(input)));
  }

  @FieldResolver(() => RobotType, { nullable: true, description: 'The robot that said it.' })
  robot(@Root() diagnostic: DiagnosticRow, @Ctx() { loaders }: Context) {
    return loaders.robot.load(diagnostic.robotId);
  }
}
