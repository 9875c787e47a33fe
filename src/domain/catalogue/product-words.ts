/** The closed lists of the catalogue. */

/** What is sold and repaired, or what it is repaired with. */
export const PRODUCT_KINDS = ['EQUIPMENT', 'PART'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];
