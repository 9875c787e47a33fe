import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { SimulatedTicketType, SlaSimulationType } from '../../schema/sla/sla-simulation.type.js';
import { sla } from '../../services/index.js';
import type { SlaSimulation } from '../../services/sla/simulate.query.js';

@Resolver(() => SlaSimulationType as never)
export class SlaSimulationResolver {
  @FieldResolver(() => [SimulatedTicketType], { description: 'Ticket by ticket, newest first.' })
  tickets(
    @Root() simulation: SlaSimulation,
    @Arg('onlyChanged', () => Boolean, {
      defaultValue: false,
      description: 'Only those of which a clock would stand otherwise.',
    })
    onlyChanged: boolean,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'After how many.' }) skip: number,
  ) {
    return sla.pageOfSimulation(simulation, { onlyChanged, first, skip });
  }
}
