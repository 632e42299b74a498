const texts = {
  nb: {
    question: 'Vil du logge ut?',
    asked: 'Ingen nettside som vi kjenner, sendte deg hit. Logger du ut, gjelder det alle KSF-sidene i denne nettleseren.',
    leaving: 'Du blir logget ut',
    going: 'Skjer det ikke av seg selv, trykk på knappen.',
    yes: 'Logg ut',
    signedOut: 'Du er logget ut',
    close: 'Du kan lukke vinduet.',
  },
  nn: {
    question: 'Vil du logge ut?',
    asked: 'Ingen nettstad som vi kjenner, sende deg hit. Loggar du ut, gjeld det alle KSF-sidene i denne nettlesaren.',
    leaving: 'Du blir logga ut',
    going: 'Skjer det ikkje av seg sjølv, trykk på knappen.',
    yes: 'Logg ut',
    signedOut: 'Du er logga ut',
    close: 'Du kan lukke vindauget.',
  },
  en: {
    question: 'Do you want to sign out?',
    asked: 'No website that we know sent you here. Signing out concerns all KSF pages in this browser.',
    leaving: 'You are being signed out',
    going: 'If nothing happens, press the button.',
    yes: 'Sign out',
    signedOut: 'You are signed out',
    close: 'You may close the window.',
  },
};

export const textsIn = (language) => texts[language];

// The portal says which language the reader has chosen; otherwise the browser does.
export function languageOf(ctx) {
  const asked = [...(ctx.oidc?.params?.ui_locales ?? '').split(' '), ...ctx.acceptsLanguages()];
  const known = asked.map((tag) => tag.split('-')[0]).map((tag) => (tag === 'no' ? 'nb' : tag)).find((tag) => texts[tag]);
  return known ?? 'nb';
}
