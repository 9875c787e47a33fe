import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ArchiveContactInput, UpsertContactInput } from '../../schema/clients/client.input.js';
import { ArchiveContactPayload, UpsertContactPayload } from '../../schema/clients/client.payload.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { ContactType } from '../../schema/clients/contact.type.js';
import { SiteType } from '../../schema/clients/site.type.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { clients } from '../../services/index.js';
import type { ContactRow } from '../../services/clients/contact.query.js';

@Resolver(() => ContactType as never)
export class ContactResolver {
  @Mutation(() => UpsertContactPayload, { description: 'Enters a contact, or changes one.' })
  upsertContact(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertContactInput, { description: 'The contact.' }) input: UpsertContactInput,
  ) {
    return payload(call.locale, async () => {
      const { contactId } = await clients.upsertContact(call, {
        ...(input as clients.UpsertContact),
        contactId: optionalId('Contact', input.contactId),
        clientId: optionalId('Client', input.clientId),
        ...(input.siteId !== undefined && { siteId: optionalId('Site', input.siteId) }),
      });
      return { contact: await loaders.contact.load(contactId) };
    });
  }

  @Mutation(() => ArchiveContactPayload, { description: 'Takes a contact off their client.' })
  archiveContact(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ArchiveContactInput, { description: 'Which one.' }) input: ArchiveContactInput,
  ) {
    return payload(call.locale, async () => {
      const { contactId } = await clients.archiveContact(call, {
        ...input,
        contactId: idOf('Contact', input.contactId),
      });
      return { contact: await loaders.contact.load(contactId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'At whose.' })
  client(@Root() contact: ContactRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(contact.clientId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'Where.' })
  site(@Root() contact: ContactRow, @Ctx() { loaders }: Context) {
    return contact.siteId ? loaders.site.load(contact.siteId) : null;
  }
}
