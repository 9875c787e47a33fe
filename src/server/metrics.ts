/** Prometheus metrics of this process. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** Counts an operation that limits refused, by the code of its refusal. */
  limited(code: string): void;
  operation(labels: { door: 'http' | 'ws'; name: string; status: 'ok' | 'error' }, seconds: number): void;
}

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
    help: 'GraphQL operations that answered errors',
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
  // A client names its operations as it likes: only so many names become labels.
  const names = new Set<string>();
  return {
    registry,
    limited: (code) => limited.inc({ code }),
    operation(labels, seconds) {
      if (names.size < 200) names.add(labels.name);
      operations.observe({ ...labels, name: names.has(labels.name) ? labels.name : 'other' }, seconds);
      if (labels.status === 'error') failed.inc();
    },
  };
}
