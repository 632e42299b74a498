import Provider from 'oidc-provider';
import { languageOf } from './languages.js';
import { pages } from './pages.js';

const api = 'urn:ksf:api';
const apiScopes = 'ksf:read ksf:write ksf:events';

function clients({ machines }, settings) {
  return [
    {
      client_id: 'ksf-portal',
      client_secret: settings.portalSecret,
      redirect_uris: [`${settings.portalUrl}/signin-oidc`],
      post_logout_redirect_uris: [`${settings.portalUrl}/signout-callback-oidc`],
      backchannel_logout_uri: `${settings.portalUrl}/signout-backchannel`,
      backchannel_logout_session_required: true,
      scope: `openid profile ${apiScopes}`,
    },
    ...machines.map((machine) => ({
      client_id: machine.clientId,
      client_secret: machine.secret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: machine.scopes.join(' '),
    })),
  ];
}

// Nobody is asked for consent: the portal is the platform's own. Every scope it asks for is granted, also on a grant made
// earlier for fewer scopes; without that the provider would ask again for ever.
async function grantEverythingAskedFor(ctx) {
  const { client, session, params, provider } = ctx.oidc;
  const grantId = session.grantIdFor(client.clientId);
  const grant = (grantId && await provider.Grant.find(grantId))
    ?? new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  grant.addResourceScope(api, params.scope);
  await grant.save();
  return grant;
}

const hour = 60 * 60;

export function createProvider({ settings, keys, directory }) {
  const provider = new Provider(settings.issuer, {
    clients: clients(directory, settings),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies, names: { session: 'ksf_identity', interaction: 'ksf_signin', resume: 'ksf_resume' } },
    scopes: ['openid', 'profile', ...apiScopes.split(' ')],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `/signin/${interaction.uid}` },
    findAccount: (_, sub) => {
      const person = directory.person(sub);
      return person && { accountId: sub, claims: () => ({ sub, name: person.label }) };
    },
    loadExistingGrant: grantEverythingAskedFor,
    // As Maskinporten writes it, so that the services read one form only.
    extraTokenClaims: (_, token) => {
      const machine = token.kind === 'ClientCredentials' && directory.machine(token.clientId);
      return machine ? { consumer: { authority: 'iso6523-actorid-upis', ID: machine.consumer } } : undefined;
    },
    ttl: { AccessToken: hour, ClientCredentials: hour, IdToken: hour, Interaction: hour, Session: 8 * hour, Grant: 8 * hour },
    // The provider guards its calls against addresses of this machine, which is where the portal is.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    renderError: (ctx, out) => pages.failed(ctx, out),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => pages.signOut(ctx, form, languageOf(ctx)),
        postLogoutSuccessSource: (ctx) => pages.signedOut(ctx, languageOf(ctx)),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience: settings.audience,
          scope: apiScopes,
          accessTokenFormat: 'jwt',
          accessTokenTTL: hour,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  provider.on('backchannel.error', (_, error, client) => {
    console.warn(`${client.clientId} was not told that a session has ended: ${error.message}`);
  });
  return provider;
}
