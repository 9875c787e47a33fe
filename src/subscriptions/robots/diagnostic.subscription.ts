import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { notFound } from '../../domain/errors.js';
import type { LoggedEvent } from '../../domain/events.js';
import { optionalId } from '../../schema/common/decode.js';
import { Cursor } from '../../schema/common/scalars.js';
import { DiagnosticReceivedType, DiagnosticStreamWhere } from '../../schema/robots/robot-stream.type.js';
import { robots } from '../../services/index.js';
import type { BatchSpan } from '../../services/robots/diagnostic.query.js';
import { encodeCursor } from '../cursor.js';
import { robotsSeen, type Sighted } from '../sight.js';
import { openFeed, type StreamSpec } from '../stream.js';

interface Args {
  where?: DiagnosticStreamWhere | null;
  after?: string | null;
}

@Resolver()
export class DiagnosticSubscription {
  @Subscription(() => DiagnosticReceivedType, {
    description: 'What robots say, as it comes: of one, or of all that the caller sees.',
    subscribe: openFeed(diagnosticsReceived),
  })
  diagnosticReceived(
    @Root() event: unknown,
    @Arg('where', () => DiagnosticStreamWhere, { nullable: true, description: 'Which diagnostics.' })
    _where?: DiagnosticStreamWhere,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this event.' }) _after?: string,
  ) {
    return event;
  }
}

/** What a batch brought of one robot. */
type Span = BatchSpan & Sighted;

export async function diagnosticsReceived(context: Context, { where, after }: Args): Promise<StreamSpec<unknown>> {
  const { loaders } = context;
  const robotId = optionalId('Robot', where?.robotId);
  if (robotId && !(await loaders.robot.load(robotId))) throw notFound('robot', ['where', 'robotId']);
  const spansOf = (event: LoggedEvent): Span[] =>
    (event.data['robots'] as Span[]).filter((span) => !robotId || span.robotId === robotId);

  return {
    part: { kinds: ['diagnostics.received'] },
    after,
    coalescing: null,
    // Judged robot by robot below: a batch is of many.
    sees: () => true,
    matches: (event) => spansOf(event).length > 0,
    show: (event, afterLine) => linesOf(context, event, spansOf(event), afterLine, robotId !== null),
  };
}

/** The lines of a batch, in the order they came, of the robots that the caller sees at this moment. */
async function* linesOf(context: Context, event: LoggedEvent, spans: Span[], afterLine: string | null, only: boolean) {
  const { call } = context;
  const seen = await robotsSeen(call, spans);
  if (only && seen.length === 0) throw notFound('robot');
  for (const diagnostic of await robots.diagnosticsOfBatch(call.desk.db, event.data['batchId'] as string, seen)) {
    if (afterLine !== null && diagnostic.id <= afterLine) continue;
    yield { cursor: encodeCursor({ seq: event.seq, line: diagnostic.id }), at: event.at, diagnostic };
  }
}
