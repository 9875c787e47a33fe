import { useStore } from '../store.js';
import { type Traffic, traffic } from '../transport/traffic.js';

/** One line under the answer: what the last run cost, or what the open stream is doing. */
export function StatusBar() {
  const now = useStore(traffic);
  return (
    <div className={`desk-status ${now.kind}`} role="status">
      <span className="desk-status-dot" aria-hidden="true" />
      {describe(now)}
    </div>
  );
}

function describe(now: Traffic): string {
  switch (now.kind) {
    case 'idle':
      return 'Ready · Ctrl-Enter runs the operation';
    case 'asking':
      return 'Asking…';
    case 'answered':
      return [`HTTP ${now.status}`, `${Math.round(now.ms)} ms`, now.cost === null ? '' : `cost ${now.cost}`]
        .filter(Boolean)
        .join(' · ');
    case 'connecting':
      return now.again ? 'Connection lost. Connecting again…' : 'Connecting…';
    case 'listening':
      return now.lastAt
        ? `Listening · ${counted(now.events)} · newest at ${now.lastAt.toLocaleTimeString()}`
        : `Listening · ${now.events ? counted(now.events) : 'no event yet'}`;
    case 'ended':
      return `The stream has ended · ${counted(now.events)}`;
    case 'failed':
      return now.message;
  }
}

const counted = (events: number): string => (events === 1 ? '1 event' : `${events} events`);
