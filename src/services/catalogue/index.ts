export * from './product-image.query.js';
export * from './product-image.service.js';
export * from './product.query.js';
export * from './product.service.js';
export * from './product-file.service.js';
export * from './warranty.query.js';
export * from './warranty.service.js';
