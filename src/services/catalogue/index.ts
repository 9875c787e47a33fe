export * from './product-image.query.js';
export * from './product-image.service.js';
export * from './product.query.js';
export * from './product.service.js';
