/** Prometheus metrics of this process. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Door } from './operations.js';

export interface Metrics {
  registry: Registry;
  /**
   * Counts an operation. A name that is not known to be one of few becomes a label only as long as there are few, and
   * only for an operation that went well.
   */
  operation(told: { door: Door; name: string; isKnown: boolean; codes: readonly string[] }, seconds: number): void;
  /** Counts an operation that limits refused, by the code of its refusal. */
  limited(code: string): void;
}

/** Names of clients' operations that become labels at the most. */
const NAMES_MAX = 200;

export function createMetrics(gauges: {
  sockets(): number;
  subscriptions(): number;
  streams(): number;
  eventPosition(): number;
  limitsShared(): number;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const operations = new Histogram({
    name: 'desk_graphql_operation_seconds',
    help: 'Duration of GraphQL operations, by door, name and status',
    labelNames: ['door', 'name', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const failed = new Counter({
    name: 'desk_graphql_errors_total',
    help: 'GraphQL operations that answered errors, by code',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const limited = new Counter({
    name: 'desk_limited_total',
    help: 'GraphQL operations refused by a budget, by code',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('desk_sockets', 'Open WebSockets', gauges.sockets);
  gauge('desk_subscriptions', 'Open subscriptions', gauges.subscriptions);
  gauge('desk_streams', 'Streams that the open subscriptions share', gauges.streams);
  gauge('desk_event_position', 'Last event handed to live streams', gauges.eventPosition);
  gauge(
    'desk_limits_shared',
    'Whether limits are shared with other processes at the moment, 1 or 0',
    gauges.limitsShared,
  );
  const names = new Set<string>();
  const labelFor = (name: string, mayBecomeOne: boolean): string => {
    if (mayBecomeOne && names.size < NAMES_MAX) names.add(name);
    return names.has(name) ? name : 'other';
  };
  return {
    registry,
    limited: (code) => limited.inc({ code }),
    operation({ door, name, isKnown, codes }, seconds) {
      const wentWell = codes.length === 0;
      const label = isKnown ? name : labelFor(name, wentWell);
      operations.observe({ door, name: label, status: wentWell ? 'ok' : 'error' }, seconds);
      for (const code of codes) failed.inc({ code });
    },
  };
}
