const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value) => String(value).replace(/[&<>"']/g, (character) => escapes[character]);

function render(ctx, title, content) {
  ctx.type = 'html';
  ctx.body = `<!doctype html>
<html lang="nb">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text(title)} – KSF utvikling</title>
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <header class="banner">Innlogging for utvikling og test. Ingen passord, ingen virkelige personer.</header>
  <main>
    <h1>${text(title)}</h1>
    ${content}
  </main>
</body>
</html>
`;
}

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

  signOut(ctx, form) {
    const yes = '<button name="logout" value="yes" form="op.logoutForm">Ja, logg ut</button>';
    render(ctx, 'Vil du logge ut?', `${form}<p>${yes}</p>`);
  },

  signedOut(ctx) {
    render(ctx, 'Du er logget ut', '<p>Du kan lukke vinduet.</p>');
  },

  failed(ctx, { error, error_description: description }) {
    render(ctx, 'Innloggingen stoppet', `<p>Gå tilbake til siden du kom fra, og prøv igjen.</p>
    <p class="detail">${text(description ?? error)}</p>`);
  },
};
