/**
 * Spans, sent by OTLP over HTTP to whoever collects them. Loaded only where a collector is named. No tracer is registered
 * globally: each desk of a process has its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  diag,
  DiagLogLevel,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Span as DeskSpan, SpanGiven, Tracer } from '../../services/ports.js';

export interface OtlpGiven {
  /** Base address of the collector; `/v1/traces` is added. */
  endpoint: string;
  serviceName: string;
  version: string;
  log: { warn(line: object, message: string): void };
}

/** How long one sending may take, ms. */
const PATIENCE = 5_000;

const KINDS = { SERVER: SpanKind.SERVER, CLIENT: SpanKind.CLIENT, INTERNAL: SpanKind.INTERNAL } as const;

export function startTracing(given: OtlpGiven): Tracer & { stop(): Promise<void> } {
  const tell = (message: string): void => given.log.warn({ otlp: message }, 'spans could not be sent');
  const silent = (): void => undefined;
  diag.setLogger({ error: tell, warn: tell, info: silent, debug: silent, verbose: silent }, DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({
    url: `${given.endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: PATIENCE,
  });
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes({ 'service.name': given.serviceName, 'service.version': given.version })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('ouranos-desk', given.version);
  const current = new AsyncLocalStorage<Context>();

  return {
    async span<T>({ name, kind, attributes, parent }: SpanGiven, work: (span: DeskSpan) => Promise<T>): Promise<T> {
      const above = current.getStore() ?? remoteContext(parent);
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, above);
      try {
        return await current.run(trace.setSpan(above, span), () => work(deskSpan(span)));
      } catch (error) {
        const type = errorType(error);
        span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    stop: () => provider.shutdown(),
  };
}

const deskSpan = (span: Span): DeskSpan => ({
  traceId: span.spanContext().traceId,
  describe: (name, attributes) => void span.updateName(name).setAttributes(attributes),
  fail: (type) => void span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR }),
});

/** Never its message, which may hold what nobody should read. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The span of the caller, from a W3C `traceparent`; nothing when it is none. */
function remoteContext(traceparent: string | undefined): Context {
  const [, traceId = '', spanId = '', flags = ''] =
    /^[0-9a-e][0-9a-f]-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(traceparent?.trim() ?? '') ?? [];
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}
