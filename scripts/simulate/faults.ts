/**
 * The faults a robot has at the moment: what its state message lists.
 */
import type { FaultCode } from './fault-kind.js';
import { faultKind } from './fault-kind.js';

/** A fault that stands. */
export interface ActiveFault {
  code: FaultCode;
  component: string;
}

/** A robot's standing faults. The same code may stand on two components, as wheels slip one by one. */
export class Faults {
  private readonly standing = new Map<string, ActiveFault>();

  /** @param onRaise told once for each fault that begins */
  constructor(private readonly onRaise: (code: FaultCode) => void) {}

  raise(code: FaultCode, component: string): void {
    const key = `${code}/${component}`;
    if (this.standing.has(key)) return;
    this.standing.set(key, { code, component });
    this.onRaise(code);
  }

  clear(code: FaultCode): void {
    for (const [key, fault] of this.standing) if (fault.code === code) this.standing.delete(key);
  }

  /** Everything that kept the robot from driving is dealt with. */
  clearStopping(): void {
    for (const [key, { code }] of this.standing) if (faultKind(code).help) this.standing.delete(key);
  }

  has(code: FaultCode): boolean {
    return this.all.some((fault) => fault.code === code);
  }

  get all(): ActiveFault[] {
    return [...this.standing.values()];
  }
}
