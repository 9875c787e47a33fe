// The peer of streams: graphql-ws as it comes, on a toy schema without any rule. One execution a subscriber, and each
// event is resolved and serialised for every one of them.
import { createServer } from 'node:http';
import process from 'node:process';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const schema = buildSchema(`
  type Query { no: Boolean }
  input RobotStreamWhere { robotId: ID siteId: ID }
  type Client { id: ID! name: String! }
  type Robot { id: ID! serialNumber: String! status: String! connection: String! health: String! batteryLevel: Float }
  type RobotStatusChanged { cursor: String! at: String! previousStatus: String robot: Robot! }
  type Subscription { robotStatusChanged(where: RobotStreamWhere): RobotStatusChanged! }
`);

/** Who listens, by what they listen to. */
const topics = new Map();

schema.getSubscriptionType().getFields()['robotStatusChanged'].subscribe = (_, { where }) =>
  listen(where?.robotId ?? where?.siteId ?? '');

async function* listen(topic) {
  const waiting = [];
  let wake = () => {};
  const push = (event) => {
    waiting.push(event);
    wake();
  };
  const listeners = topics.get(topic) ?? new Set();
  topics.set(topic, listeners.add(push));
  try {
    for (;;) {
      while (waiting.length > 0) yield { robotStatusChanged: waiting.shift() };
      await new Promise((resolve) => (wake = resolve));
    }
  } finally {
    listeners.delete(push);
  }
}

const server = createServer((_, response) => response.end());
useServer({ schema }, new WebSocketServer({ server, perMessageDeflate: false }));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

let event = null;
let order = [];
process.on('message', ({ frame, robots, broadcast, send }) => {
  // What the desk sent, to be sent here in the same words.
  if (frame) event = JSON.parse(frame).payload.data.robotStatusChanged;
  if (robots) order = robots;
  for (let i = 0; i < (broadcast ?? 0); i += 1)
    for (const listeners of topics.values()) for (const push of listeners) push(event);
  if (send)
    for (let i = send.from; i < send.from + send.count; i += 1)
      for (const push of topics.get(order[i % order.length]) ?? []) push(event);
  process.send({ done: true });
});
