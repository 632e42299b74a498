import path from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export class ConfigurationError extends Error {}

// Anyone may sign in here as anyone, so it must be impossible to start it by mistake where it matters.
function requireDevelopment({ DOTNET_ENVIRONMENT, ASPNETCORE_ENVIRONMENT }) {
  const named = [DOTNET_ENVIRONMENT, ASPNETCORE_ENVIRONMENT].filter((name) => name !== undefined);
  if (named.length === 0 || named.some((name) => name !== 'Development')) {
    throw new ConfigurationError(
      `DevIdentity lets anyone sign in as anyone and starts only in development, but the environment is "${named.join(', ')}". `
      + 'Set DOTNET_ENVIRONMENT=Development on a developer\'s machine; elsewhere use a real OpenID issuer (Identity__Authority).',
    );
  }
}

function port(value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new ConfigurationError(`PORT must be a whole number from 0 to 65535, but is "${value}".`);
  }
  return number;
}

function address(key, value) {
  if (!/^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '')) {
    throw new ConfigurationError(`${key} must be an http address such as http://localhost:5110, but is "${value}".`);
  }
  return value.replace(/\/+$/, '');
}

export function readSettings(environment) {
  requireDevelopment(environment);
  const listenOn = port(environment.PORT ?? '5110');
  return {
    port: listenOn,
    issuer: address('ISSUER', environment.ISSUER ?? `http://localhost:${listenOn}`),
    portalUrl: address('PORTAL_URL', environment.PORTAL_URL ?? 'http://localhost:5100'),
    portalSecret: environment.PORTAL_SECRET ?? 'ksf-portal-for-utvikling',
    audience: environment.AUDIENCE ?? 'ksf',
    people: environment.PEOPLE ?? fileURLToPath(new URL('people.json', import.meta.url)),
    state: path.join(environment.KSF_STATE ?? path.join(checkout, '.ksf'), 'identity'),
  };
}
