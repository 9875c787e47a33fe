/** Products as a file. */
import type { ProductFacts, ProductKind } from '../../domain/catalogue/product-words.js';
import { choice, column, decimal, integer, list, text, yesOrNo, type Columns } from '../csv/index.js';

/** What a row says of a product: its facts, and whether it is off offer. */
export type ProductRecord = { [Name in keyof ProductFacts]: NonNullable<ProductFacts[Name]> } & { archived: boolean };

const kind = choice<ProductKind>({ EQUIPMENT: ['Équipement', 'Equipment'], PART: ['Pièce', 'Part'] });

export const PRODUCT_COLUMNS: Columns<ProductRecord> = {
  reference: column('Référence', 'Reference', text),
  name: column('Nom', 'Name', text),
  kind: column('Type', 'Kind', kind),
  category: column('Catégorie', 'Category', text),
  brand: column('Marque', 'Brand', text),
  model: column('Modèle', 'Model', text),
  description: column('Description', 'Description', text),
  priceAmount: column('Prix HT', 'Price without VAT', decimal),
  priceCurrency: column('Devise', 'Currency', text),
  vatRate: column('TVA (%)', 'VAT (%)', decimal),
  warrantyMonths: column('Garantie (mois)', 'Warranty (months)', integer),
  warrantyExclusions: column('Exclusions de garantie', 'Warranty exclusions', list),
  compatibleModels: column('Modèles compatibles', 'Compatible models', list),
  serialTracked: column('Suivi par numéro de série', 'Serial tracked', yesOrNo),
  archived: column('Archivé', 'Archived', yesOrNo),
};
