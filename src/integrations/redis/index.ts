export { openRedisBuckets, type SharedBuckets } from './redis-buckets.js';
