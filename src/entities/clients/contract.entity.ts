import { defineEntity, p } from '@mikro-orm/postgresql';

/** How much a client's contract weighs: a level above STANDARD raises the priority of what it covers. */
export const CONTRACT_LEVELS = ['STANDARD', 'PREMIUM', 'CRITICAL'] as const;
export type ContractLevel = (typeof CONTRACT_LEVELS)[number];

/** What was agreed with a client: from when to when, for which assets, at which service level and price. */
export const ContractSchema = defineEntity({
  name: 'Contract',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    clientId: p.uuid(),
    number: p.string(),
    name: p.string(),
    level: p.enum(CONTRACT_LEVELS).default('STANDARD'),
    /** First and last day, both included; without a last one it runs on. */
    startsOn: p.date().$type<string>(),
    endsOn: p.date().$type<string>().nullable(),
    slaPolicyId: p.uuid().nullable(),
    coversAllAssets: p.boolean().default(true),
    /** Parts are included, not only work. */
    coversParts: p.boolean().default(false),
    exclusions: p.array(),
    yearlyPriceAmount: p.decimal().precision(14).scale(2).$type<string>().nullable(),
    hourlyRateAmount: p.decimal().precision(14).scale(2).$type<string>().nullable(),
    priceCurrency: p.string().default('EUR'),
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What may be said anew of a contract. */
export type ContractTerms = Omit<
  Pick<Contract, keyof typeof ContractSchema.properties & keyof Contract>,
  'id' | 'clientId' | 'createdAt' | 'updatedAt' | 'archivedAt' | 'version'
>;

export class Contract extends ContractSchema.class {
  /** Takes what is given; the rest stays. */
  edit(terms: Partial<ContractTerms>, at: Date): void {
    Object.assign(this, terms);
    this.updatedAt = at;
  }

  /** It covers nothing any more; what was done under it stays. */
  archive(at: Date): void {
    this.archivedAt ??= at;
    this.updatedAt = at;
  }
}
ContractSchema.setClass(Contract);

/** One asset that a contract covers, when it does not cover all of its client's: a robot or a device. */
export const ContractAssetSchema = defineEntity({
  name: 'ContractAsset',
  tableName: 'contract_asset',
  properties: {
    contractId: p.uuid().primary(),
    assetId: p.uuid().primary(),
  },
});
export class ContractAsset extends ContractAssetSchema.class {}
ContractAssetSchema.setClass(ContractAsset);
