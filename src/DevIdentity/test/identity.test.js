import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Browser, forget, newState, spawnIssuer, startIssuer } from './issuer.js';

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

const redirect = 'http://portal.test/signin-oidc';
const portal = { client_id: 'ksf-portal', client_secret: 'ksf-portal-for-utvikling' };
const fagsystem = {
  grant_type: 'client_credentials', client_id: 'askoy-fagsystem', client_secret: 'askoy-fagsystem-for-utvikling',
};

const post = (url, form) => fetch(url, { method: 'POST', body: new URLSearchParams(form) });

async function verify(token, options) {
  const keys = await (await fetch(`${identity.issuer}/jwks`)).json();
  return jwtVerify(token, createLocalJWKSet(keys), { issuer: identity.issuer, ...options });
}

function authorization(challenge, scope = 'openid profile ksf:read ksf:write ksf:events') {
  const url = new URL('/auth', identity.issuer);
  url.search = new URLSearchParams({
    client_id: 'ksf-portal', response_type: 'code', redirect_uri: redirect, nonce: 'n-1', state: 's-1', scope, ...challenge,
  });
  return url.href;
}

async function signIn(browser, sub) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  let page = await browser.open(authorization({ code_challenge: challenge, code_challenge_method: 'S256' }), identity);
  if (page.html) page = await browser.open(page.url, { ...identity, method: 'POST', body: new URLSearchParams({ sub }) });
  const answer = new URL(page.url).searchParams;
  assert.equal(answer.get('state'), 's-1');
  const response = await post(`${identity.issuer}/token`, {
    grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: redirect, code_verifier: verifier, ...portal,
  });
  return { status: response.status, ...await response.json() };
}

test('a contact picks her label and gets an access token for the services', async () => {
  const tokens = await signIn(new Browser(), 'askoy-fou');

  const access = await verify(tokens.access_token, { audience: 'ksf', typ: 'at+jwt', algorithms: ['RS256'] });
  assert.equal(access.payload.sub, 'askoy-fou');
  assert.deepEqual(new Set(access.payload.scope.split(' ')), new Set(['ksf:read', 'ksf:write', 'ksf:events']));
  assert.equal(access.payload.name, undefined, 'no name travels with the access token');

  const id = await verify(tokens.id_token, { audience: 'ksf-portal' });
  assert.equal(id.payload.name, 'FoU-kontakt, Askøy');
  assert.equal(id.payload.nonce, 'n-1');
});

test('one who is signed in is not asked again, until signing out', async () => {
  const browser = new Browser();
  const first = await signIn(browser, 'bergen-fou');
  const second = await signIn(browser, 'nobody is asked');
  assert.equal((await verify(second.access_token)).payload.sub, 'bergen-fou');

  const end = `${identity.issuer}/session/end?${new URLSearchParams({
    id_token_hint: first.id_token, post_logout_redirect_uri: 'http://portal.test/signout-callback-oidc',
  })}`;
  const question = await browser.open(`${end}&ui_locales=nn`, identity);
  assert.match(question.html, /<html lang="nn">[^]*Du blir logga ut/);
  assert.match(question.html, /<script src="\/signout.js" defer>/);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.html)[1];
  const answer = await browser.open(`${identity.issuer}/session/end/confirm`, {
    ...identity, method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }),
  });
  assert.equal(answer.url, 'http://portal.test/signout-callback-oidc');

  const third = await signIn(browser, 'stavanger-fou');
  assert.equal((await verify(third.access_token)).payload.sub, 'stavanger-fou');
});

test('one who comes from nowhere is asked before signing out, in the language of the browser', async () => {
  const browser = new Browser();
  await signIn(browser, 'bergen-fou');
  const question = await browser.open(`${identity.issuer}/session/end`, { ...identity, headers: { 'accept-language': 'en-GB,nb;q=0.5' } });
  assert.match(question.html, /<html lang="en">[^]*Do you want to sign out\?/);
  assert.doesNotMatch(question.html, /<script/);
});

test('the sign-in page lists every person, needs no JavaScript and refuses others', async () => {
  const browser = new Browser();
  const page = await browser.open(authorization({ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' }), identity);
  assert.match(page.html, /lang="nb"/);
  assert.doesNotMatch(page.html, /<script/);
  for (const label of ['Nasjonalt sekretariat, KS', 'FoU-kontakt, Askøy', 'Klyngekoordinator, Bergen', 'Innlogget uten rolle']) {
    assert.ok(page.html.includes(`>${label}</button>`), label);
  }
  const stranger = await browser.open(page.url, { ...identity, method: 'POST', body: new URLSearchParams({ sub: 'somebody' }) });
  assert.equal(stranger.response.status, 400);
});

test('a code without PKCE is refused', async () => {
  const { url } = await new Browser().open(authorization({}), identity);
  assert.equal(new URL(url).searchParams.get('error'), 'invalid_request');
});

test("a machine's token names its organisation as Maskinporten does", async () => {
  const response = await post(`${identity.issuer}/token`, {
    ...fagsystem, scope: 'ksf:read ksf:write',
  });
  const { payload } = await verify((await response.json()).access_token, { audience: 'ksf', typ: 'at+jwt' });
  assert.deepEqual(payload.consumer, { authority: 'iso6523-actorid-upis', ID: '0192:964338442' });
  assert.equal(payload.scope, 'ksf:read ksf:write');
  assert.equal(payload.client_id, 'askoy-fagsystem');
});

test('a machine gets no scope that it was not given', async () => {
  const response = await post(`${identity.issuer}/token`, { ...fagsystem, scope: 'ksf:events' });
  assert.equal(response.status, 400);
  assert.equal((await response.json()).error, 'invalid_scope');
  assert.equal((await post(`${identity.issuer}/token`, { ...fagsystem, client_secret: 'wrong' })).status, 401);
});

test('a token outlives a restart of the issuer', async () => {
  const ownState = await newState();
  const first = await startIssuer(ownState);
  const keysBefore = await (await fetch(`${first.issuer}/jwks`)).json();
  assert.equal(await first.stop(), 0, 'ends in good order on SIGTERM');
  const second = await startIssuer(ownState);
  const keysAfter = await (await fetch(`${second.issuer}/jwks`)).json();
  await second.stop();
  await forget(ownState);
  assert.deepEqual(keysAfter, keysBefore);
  assert.equal(keysAfter.keys[0].d, undefined, 'the private part stays here');
});

test('says that it is ready', async () => {
  for (const check of ['live', 'ready']) assert.equal((await fetch(`${identity.issuer}/health/${check}`)).status, 200);
});

for (const environment of [
  {},
  { DOTNET_ENVIRONMENT: 'Production' },
  { DOTNET_ENVIRONMENT: 'Production', ASPNETCORE_ENVIRONMENT: 'Development' },
]) {
  test(`refuses to start with ${JSON.stringify(environment)}`, async () => {
    const { child, output } = spawnIssuer({ KSF_STATE: state, ...environment });
    const [code] = await once(child, 'exit');
    assert.equal(code, 1);
    assert.match(output(), /only in development/);
  });
}

test('a wrong setting is named', async () => {
  const { child, output } = spawnIssuer({ DOTNET_ENVIRONMENT: 'Development', ISSUER: 'localhost' });
  const [code] = await once(child, 'exit');
  assert.equal(code, 1);
  assert.match(output(), /ISSUER must be an http address/);
});
