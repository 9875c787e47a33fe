import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ImportClientsInput } from '../../schema/clients/client.input.js';
import { ImportClientsPayload } from '../../schema/clients/client.payload.js';
import { payload } from '../../schema/common/user-error.js';
import { clients } from '../../services/index.js';

@Resolver()
export class ClientFileResolver {
  @Mutation(() => ImportClientsPayload, {
    description:
      'Enters and edits clients by their external references, all rows of the file or none. A row may bring one site and one contact, known by their names; further rows of the same reference bring more of them. A contact is put at the site of their row. Columns that the file has not are left as they are.',
  })
  importClients(
    @Ctx() { call }: Context,
    @Arg('input', () => ImportClientsInput, { description: 'The file.' }) input: ImportClientsInput,
  ) {
    return payload(call.locale, async () => ({ report: await clients.importClients(call, input) }));
  }
}
