/** A batch on its way in: nothing is refused here, what cannot be used is left for the dialects to name. */
import type { IngestDiagnosticsInput } from '../../schema/robots/ingest.input.js';
import type { robots } from '../../services/index.js';

type IngestInput = Parameters<typeof robots.ingest>[1];

/** A time, or null for anything else: then the desk's own time of receipt counts. */
function timeOf(value: unknown): Date | null {
  const time = typeof value === 'string' ? new Date(value) : null;
  return time && !Number.isNaN(time.getTime()) ? time : null;
}

export function ingestInputOf(input: IngestDiagnosticsInput): IngestInput {
  const vda5050 = input.vda5050?.map((message) =>
    message
      ? { topic: message.topic as string, receivedAt: timeOf(message.receivedAt), payload: message.payload }
      : null,
  );
  return { ...input, vda5050 } as IngestInput;
}
