import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { forget, newState, startIssuer } from './issuer.js';

let state;
let identity;

before(async () => {
  state = await newState();
  identity = await startIssuer(state);
});
after(async () => {
  await identity.stop();
  await forget(state);
});

test('lines on the console begin with their time', () => {
  const lines = identity.output().trim().split('\n');
  assert.match(lines.at(-1), /DevIdentity listens on/);
  for (const line of lines) assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn): /);
});

for (const [what, bytes] of [
  ['nothing', ''],
  ['half of its headers', 'POST /token HTTP/1.1\r\nHost: localhost\r\n'],
  ['half of its form', 'POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant_type='],
]) {
  test(`a client that sends ${what} is let go within seconds`, { timeout: 10_000 }, async () => {
    const { hostname, port } = new URL(identity.issuer);
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    socket.resume();
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(bytes);
    await once(socket, 'close');
  });
}
