import { pages } from './pages.js';

const maxFormLength = 4096;

async function readForm(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxFormLength) throw Object.assign(new Error('form too long'), { status: 413, expose: true });
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

// The person picks who to be. Plain links and forms only: sign-in works without JavaScript.
export function signIn(provider, directory) {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/signin/')) return next();

    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') return pages.signIn(ctx, directory.people);
    if (ctx.method !== 'POST') return ctx.throw(405);

    const sub = (await readForm(ctx.req)).get('sub');
    if (interaction.prompt.name !== 'login' || !directory.person(sub)) return ctx.throw(400);

    const location = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: sub } });
    ctx.status = 303;
    return ctx.redirect(location);
  };
}
