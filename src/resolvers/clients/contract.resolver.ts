import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AssetType } from '../../schema/clients/asset.type.js';
import { ArchiveContractPayload, UpsertContractPayload } from '../../schema/clients/client.payload.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { ArchiveContractInput, UpsertContractInput } from '../../schema/clients/contract.input.js';
import { ContractConnection, ContractOrder, ContractType, ContractWhere } from '../../schema/clients/contract.type.js';
import { connection } from '../../schema/common/connection.js';
import { assetIdOf, idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { SlaPolicyType } from '../../schema/sla/sla-policy.type.js';
import { clients } from '../../services/index.js';
import type { ContractOrder as Order, ContractRow } from '../../services/clients/contract.query.js';
import { contractWhereOf } from './where.js';

@Resolver(() => ContractType as never)
export class ContractResolver {
  @Query(() => ContractConnection, { description: 'The contracts that the caller sees.' })
  async contracts(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ContractWhere, { nullable: true, description: 'Which of them.' }) where?: ContractWhere,
    @Arg('orderBy', () => ContractOrder as never, { defaultValue: 'STARTS_ON_DESC', description: 'In which order.' })
    orderBy: Order = 'STARTS_ON_DESC',
  ) {
    const decoded = contractWhereOf(where);
    const found = await clients.listContracts(call, decoded, orderBy, page);
    return connection(found, () => clients.countContracts(call, decoded));
  }

  @Mutation(() => UpsertContractPayload, { description: 'Makes a contract, or changes one.' })
  upsertContract(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertContractInput, { description: 'The contract.' }) input: UpsertContractInput,
  ) {
    return payload(call.locale, async () => {
      const { contractId } = await clients.upsertContract(call, {
        ...(input as clients.UpsertContract),
        contractId: optionalId('Contract', input.contractId),
        clientId: optionalId('Client', input.clientId),
        ...(input.slaPolicyId !== undefined && { slaPolicyId: optionalId('SlaPolicy', input.slaPolicyId) }),
        assetIds: input.assetIds?.map(assetIdOf) ?? null,
      });
      return { contract: await loaders.contract.load(contractId) };
    });
  }

  @Mutation(() => ArchiveContractPayload, { description: 'Puts a contract away.' })
  archiveContract(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ArchiveContractInput, { description: 'Which one.' }) input: ArchiveContractInput,
  ) {
    return payload(call.locale, async () => {
      const { contractId } = await clients.archiveContract(call, {
        ...input,
        contractId: idOf('Contract', input.contractId),
      });
      return { contract: await loaders.contract.load(contractId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'With whom.' })
  client(@Root() contract: ContractRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(contract.clientId);
  }

  @FieldResolver(() => SlaPolicyType, {
    nullable: true,
    description: 'The service level that it promises; without one, that of the desk holds.',
  })
  slaPolicy(@Root() contract: ContractRow, @Ctx() { loaders }: Context) {
    return contract.slaPolicyId ? loaders.slaPolicy.load(contract.slaPolicyId) : null;
  }

  @FieldResolver(() => [AssetType as never], {
    nullable: true,
    description: 'The assets that it lists; none is listed when it covers all of the client’s.',
  })
  assets(@Root() contract: ContractRow, @Ctx() { loaders }: Context) {
    return loaders.assetsOfContract.load(contract.id);
  }
}
