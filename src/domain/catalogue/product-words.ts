/** The closed lists of the catalogue. */

/** What is sold and repaired, or what it is repaired with. */
export const PRODUCT_KINDS = ['EQUIPMENT', 'PART'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** What people say of a product. */
export interface ProductFacts {
  reference: string;
  name: string;
  description: string;
  kind: ProductKind;
  category: string | null;
  brand: string | null;
  model: string | null;
  /** Without VAT; null when it is on request. */
  priceAmount: string | null;
  priceCurrency: string;
  /** Percent, with two decimals. */
  vatRate: string;
  warrantyMonths: number;
  warrantyExclusions: string[];
  compatibleModels: string[];
  serialTracked: boolean;
}
