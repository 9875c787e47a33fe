export * from './product.query.js';
export * from './product.service.js';
export * from './product-file.service.js';
