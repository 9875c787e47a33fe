import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { reasonSentence, type Reason } from '../../domain/technicians/suggestion-reason.js';
import { idOf } from '../../schema/common/decode.js';
import { SuggestionReasonType, TechnicianSuggestionsType } from '../../schema/technicians/suggestion.type.js';
import { technicians } from '../../services/index.js';

@Resolver(() => SuggestionReasonType as never)
export class SuggestionResolver {
  @Query(() => TechnicianSuggestionsType, {
    nullable: true,
    description: 'To whom a ticket could be given, and why; null when there is none that the caller may see.',
  })
  suggestTechnicians(
    @Ctx() { call }: Context,
    @Arg('ticketId', () => ID, { description: 'The ticket.' }) ticketId: string,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many at the most in each list, 1 to 50.' })
    first: number,
  ) {
    return technicians.suggestTechnicians(call, idOf('Ticket', ticketId), first);
  }

  @FieldResolver(() => String, { description: 'For people, in the caller’s language.' })
  message(@Root() reason: Reason, @Ctx() { call }: Context) {
    return reasonSentence(reason, call.locale);
  }
}
