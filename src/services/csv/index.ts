export * from './cell.js';
export * from './import-file.js';
export * from './import-report.js';
export * from './problems.js';
export * from './read-table.js';
export * from './write-table.js';
