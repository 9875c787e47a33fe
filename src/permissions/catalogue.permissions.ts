import { may, type Row } from './rules.js';

/** The catalogue is nobody's in particular: whoever is signed in may look things up in it. */
export const PRODUCT_ROW: Row = {
  CLIENT: 'all',
  TECHNICIAN: 'all',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'products:read',
};

const KEEPERS: Row = { SAV_MANAGER: 'all', ADMIN: 'all' };

export const cataloguePermissions = {
  Query: {
    product: may(PRODUCT_ROW),
    products: may(PRODUCT_ROW),
  },
  Mutation: {
    addProductImage: may(KEEPERS),
    removeProductImage: may(KEEPERS),
    createProduct: may(KEEPERS),
    updateProduct: may(KEEPERS),
    deleteProduct: may(KEEPERS),
  },
};
