import { textsIn } from './languages.js';

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value) => String(value).replace(/[&<>"']/g, (character) => escapes[character]);

function render(ctx, title, content, { language = 'nb', banner = development, head = '' } = {}) {
  ctx.type = 'html';
  ctx.body = `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text(title)} – KSF</title>
  <link rel="stylesheet" href="/style.css">
  ${head}
</head>
<body>
  ${banner}
  <main>
    <h1>${text(title)}</h1>
    ${content}
  </main>
</body>
</html>
`;
}

const development = '<header class="banner">Innlogging for utvikling og test. Ingen passord, ingen virkelige personer.</header>';

// As the portal's own header, because signing out is part of the portal for the one who does it.
const portal = '<header class="site"><strong>KSF</strong> Kommunenes samarbeidsarena for forskning</header>';

const roleNames = {
  'rd-contact': 'FoU-kontakter i kommunene',
  'cluster-coordinator': 'Klyngekoordinatorer',
  'regional-secretariat': 'Sekretariater',
  'national-secretariat': 'Sekretariater',
};
const withoutRole = 'Uten rolle';

const groupOf = (person) => roleNames[person.roles[0]?.role] ?? withoutRole;

const button = (person) => `<li><button name="sub" value="${text(person.sub)}">${text(person.label)}</button></li>`;

const group = (name, people) => `<section>
      <h2>${text(name)}</h2>
      <ul>${people.map(button).join('')}</ul>
    </section>`;

export const pages = {
  signIn(ctx, people) {
    const order = [...new Set([...Object.values(roleNames), withoutRole])];
    const groups = order
      .map((name) => [name, people.filter((person) => groupOf(person) === name)])
      .filter(([, members]) => members.length > 0);
    render(ctx, 'Hvem vil du logge inn som?', `<form method="post">
    ${groups.map(([name, members]) => group(name, members)).join('\n    ')}
    </form>`);
  },

  // Whoever comes from the portal with a token of the session has said so already; only somebody else is asked.
  signOut(ctx, form, language) {
    const texts = textsIn(language);
    const told = ctx.oidc.entities.IdTokenHint?.payload.sub === ctx.oidc.session.accountId;
    const yes = `<button class="main" name="logout" value="yes" form="op.logoutForm">${texts.yes}</button>`;
    render(ctx, told ? texts.leaving : texts.question, `<p>${told ? texts.going : texts.asked}</p>${form}<p>${yes}</p>`, {
      language, banner: portal, head: told ? '<script src="/signout.js" defer></script>' : '',
    });
  },

  signedOut(ctx, language) {
    const texts = textsIn(language);
    render(ctx, texts.signedOut, `<p>${texts.close}</p>`, { language, banner: portal });
  },

  failed(ctx, { error, error_description: description }) {
    render(ctx, 'Innloggingen stoppet', `<p>Gå tilbake til siden du kom fra, og prøv igjen.</p>
    <p class="detail">${text(description ?? error)}</p>`);
  },
};
