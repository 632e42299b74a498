import './log.js';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadKeys } from './keys.js';
import { loadPeople } from './people.js';
import { createProvider } from './provider.js';
import { ConfigurationError, readSettings } from './settings.js';
import { signIn } from './signin.js';

const assets = {
  '/style.css': ['css', await readFile(new URL('style.css', import.meta.url), 'utf8')],
  '/signout.js': ['js', await readFile(new URL('signout.js', import.meta.url), 'utf8')],
};

async function healthAndAssets(ctx, next) {
  if (ctx.path === '/health/live' || ctx.path === '/health/ready') {
    ctx.body = 'Healthy';
  } else if (Object.hasOwn(assets, ctx.path)) {
    [ctx.type, ctx.body] = assets[ctx.path];
  } else {
    await next();
  }
}

async function securityHeaders(ctx, next) {
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'");
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Content-Type-Options', 'nosniff');
  await next();
}

// A client that sends half a request, or none, is let go. Node looks for such every half minute by itself.
const seconds = 1000;
const timeouts = { headersTimeout: 3 * seconds, requestTimeout: 5 * seconds, connectionsCheckingInterval: seconds / 2 };

async function start() {
  const settings = readSettings(process.env);
  const directory = await loadPeople(settings.people);
  const provider = createProvider({ settings, keys: await loadKeys(settings.state), directory });
  provider.use(securityHeaders);
  provider.use(healthAndAssets);
  provider.use(signIn(provider, directory));

  const server = createServer(timeouts, provider.callback()).listen(settings.port, '127.0.0.1', () => {
    console.log(`DevIdentity listens on http://127.0.0.1:${server.address().port} as ${settings.issuer}`);
  });
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
