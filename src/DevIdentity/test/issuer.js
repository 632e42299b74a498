import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../server.js', import.meta.url));

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export const newState = () => mkdtemp(path.join(tmpdir(), 'ksf-identity-'));

export function spawnIssuer(environment) {
  const child = spawn(process.execPath, [server], { env: { PATH: process.env.PATH, ...environment }, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (data) => { output += data; });
  child.stderr.on('data', (data) => { output += data; });
  return { child, output: () => output };
}

export async function startIssuer(state) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const { child, output } = spawnIssuer({
    PORT: String(port), ISSUER: issuer, KSF_STATE: state, PORTAL_URL: 'http://portal.test', DOTNET_ENVIRONMENT: 'Development',
  });
  while (!output().includes('listens on')) {
    const ended = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => true)]);
    if (ended === true) throw new Error(output());
  }
  return {
    issuer,
    output,
    async stop() {
      child.kill('SIGTERM');
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
      return code;
    },
  };
}

export const forget = (state) => rm(state, { recursive: true, force: true });

// A browser without JavaScript, as far as signing in needs one: it keeps cookies and follows redirects at the issuer.
export class Browser {
  #cookies = new Map();

  async open(url, { issuer, ...options } = {}) {
    const response = await fetch(url, {
      ...options,
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...options.headers },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.#cookies.set(name, value); else this.#cookies.delete(name);
    }
    const location = response.headers.get('location');
    if (!location) return { url, response, html: await response.text() };
    const target = new URL(location, url).href;
    return target.startsWith(issuer) ? this.open(target, { issuer }) : { url: target, response };
  }
}
