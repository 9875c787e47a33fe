/**
 * What a robot has been told to do, and how far it is: drive to a station, pick, drive to another, drop; or go charging.
 */
import type { Place } from './plant.js';
import { CHARGERS, otherStation, STATIONS, wayTo } from './plant.js';
import type { Random } from './random.js';

/** A node still to be reached. Nodes have even numbers in an order, the edges between them odd ones. */
export interface Waypoint extends Place {
  sequenceId: number;
}

/** Something done while standing. */
export interface Action {
  actionId: string;
  actionType: 'pick' | 'drop' | 'startCharging';
  status: 'WAITING' | 'RUNNING' | 'FINISHED';
  /** The waypoint at which it happens. */
  sequenceId: number;
  /** Seconds it still takes once running; charging ends by the battery, not by time. */
  left: number;
}

const SPEED = 1.4;
const TURN_TIME = 2;

/** The driving part of a robot. */
export class Traveller {
  x: number;
  y: number;
  theta = 0;
  /** m/s, at this moment. */
  velocity = 0;
  orderId = '';
  lastNodeId: string;
  lastSequenceId = 0;
  ahead: Waypoint[] = [];
  actions: Action[] = [];
  loaded = false;
  sinceLastNode = 0;
  private orders = 0;
  /** Seconds of standing still before the next thing. */
  private pause: number;

  constructor(
    private readonly name: string,
    private readonly random: Random,
  ) {
    const start = random.pick(STATIONS);
    ({ x: this.x, y: this.y, nodeId: this.lastNodeId } = start);
    this.pause = random.between(0, 30);
  }

  /** Nothing left to do: ready for an order. */
  get idle(): boolean {
    return this.ahead.length === 0 && this.running === undefined && this.pause <= 0;
  }

  /** At a charger, connected to it. */
  get atCharger(): boolean {
    return this.running?.actionType === 'startCharging';
  }

  /** The next order: to the charger, or goods from one station to another. */
  nextOrder(toCharger: boolean): void {
    this.begin();
    if (toCharger) {
      const charger = this.random.pick(CHARGERS);
      this.append(this, charger);
      this.addAction('startCharging', Number.POSITIVE_INFINITY);
      return;
    }
    const from = otherStation(this.lastNodeId, this.random);
    const to = otherStation(from.nodeId, this.random);
    this.append(this, from);
    this.addAction('pick', this.random.between(8, 20));
    this.append(from, to);
    this.addAction('drop', this.random.between(8, 16));
  }

  /** The charger is left. */
  stopCharging(): void {
    const action = this.running;
    if (action?.actionType === 'startCharging') action.status = 'FINISHED';
    this.pause = this.random.between(2, 10);
  }

  /** Order and load are given up, as after a person has driven the robot by hand. */
  forgetOrder(): void {
    this.begin();
    this.orderId = '';
    this.loaded = false;
    this.velocity = 0;
    this.pause = this.random.between(3, 15);
  }

  /** Time passes. `mayMove` false: standing, whatever there is to do. */
  step(seconds: number, mayMove: boolean): void {
    this.velocity = 0;
    let left = seconds;
    while (mayMove && left > 0) {
      const used = this.pause > 0 ? this.rest(left) : this.running ? this.act(left) : this.drive(left);
      if (used === 0) return;
      left -= used;
    }
  }

  private get running(): Action | undefined {
    return this.actions.find((action) => action.status === 'RUNNING');
  }

  private rest(seconds: number): number {
    const used = Math.min(this.pause, seconds);
    this.pause -= used;
    return used;
  }

  private act(seconds: number): number {
    const action = this.running;
    if (!action) return 0;
    const used = Math.min(action.left, seconds);
    action.left -= used;
    if (action.left > 0) return used;
    action.status = 'FINISHED';
    this.loaded = action.actionType === 'pick';
    if (this.ahead.length === 0) this.pause = this.random.between(5, 25);
    return used;
  }

  private drive(seconds: number): number {
    const target = this.ahead[0];
    if (!target) return 0;
    const distance = Math.hypot(target.x - this.x, target.y - this.y);
    const step = Math.min(distance, SPEED * seconds);
    if (distance > 0) {
      this.theta = Math.atan2(target.y - this.y, target.x - this.x);
      this.x += ((target.x - this.x) * step) / distance;
      this.y += ((target.y - this.y) * step) / distance;
    }
    this.velocity = SPEED;
    this.sinceLastNode += step;
    if (step >= distance) this.arrive(target);
    return step / SPEED;
  }

  private arrive(target: Waypoint): void {
    this.ahead.shift();
    this.lastNodeId = target.nodeId;
    this.lastSequenceId = target.sequenceId;
    this.sinceLastNode = 0;
    this.pause = TURN_TIME;
    const action = this.actions.find((a) => a.status === 'WAITING' && a.sequenceId === target.sequenceId);
    if (action) action.status = 'RUNNING';
  }

  private begin(): void {
    this.orders += 1;
    this.orderId = `${this.name}-order-${this.orders}`;
    this.lastSequenceId = 0;
    this.ahead = [];
    this.actions = [];
  }

  private append(from: Pick<Place, 'x' | 'y'>, to: Place): void {
    for (const place of wayTo(from, to)) {
      const last = this.ahead.at(-1)?.sequenceId ?? 0;
      this.ahead.push({ ...place, sequenceId: last + 2 });
    }
  }

  private addAction(actionType: Action['actionType'], seconds: number): void {
    const sequenceId = this.ahead.at(-1)?.sequenceId ?? 0;
    const actionId = `${this.orderId}-${actionType}`;
    this.actions.push({ actionId, actionType, status: 'WAITING', sequenceId, left: seconds });
  }
}
