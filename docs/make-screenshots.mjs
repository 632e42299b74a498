// Makes docs/images again from a running platform with needs in it:  node docs/make-screenshots.mjs [http://localhost:5100]
// It drives Debian's Chromium with the Playwright that System.Tests was built with.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { chromium } = createRequire(import.meta.url)(`${root}artifacts/bin/System.Tests/debug/.playwright/package`);
const site = process.argv[2] ?? 'http://localhost:5100';

const anyone = [['front', '/'], ['needs', '/behov'], ['search', '/sok?q=kunnskap'], ['about', '/om'], ['contact', '/kontakt'], ['open-data', '/data'], ['status', '/drift'], ['signed-out', '/logget-ut'], ['not-found', '/finnes/ikke'], ['style', '/stil'], ['map', '/kart'], ['clusters', '/klynger'], ['cluster', '/klynger/kunnskapskommunen-helse-omsorg-vest'], ['region', '/regioner/vest'], ['bodies', '/organ'], ['body', '/organ/regionalt-samarbeidsorgan-ksf-vest'], ['municipalities', '/kommuner'], ['municipality', '/kommuner/4631'], ['reforms', '/reformer'], ['positions', '/stillinger']];
const contact = [['home', '/for/vest/4627'], ['report', '/for/vest/4627/meld-behov'], ['need', '/behov/vest-2026-2'], ['receipt', '/behov/vest-2026-2?meldt'], ['revise', '/behov/vest-2026-2/endre'], ['withdraw', '/behov/vest-2026-2/trekk']];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [size, width, scheme] of [['wide', 1280, 'light'], ['phone', 360, 'light'], ['dark', 1280, 'dark'], ['forced', 1280, 'forced']]) {
  const person = await browser.newContext({ baseURL: site, viewport: { width, height: 800 }, locale: 'nb-NO', colorScheme: scheme === 'light' ? 'light' : 'dark', forcedColors: scheme === 'forced' ? 'active' : 'none' });
  const page = await person.newPage();
  await take(anyone);
  await page.goto('/logg-inn?tilbake=/');
  await page.getByRole('button', { name: 'FoU-kontakt, Askøy', exact: true }).click();
  await take(contact);
  await page.goto('/for/vest/4627/meld-behov');
  await page.locator('#title').fill('Trygghetsalarm med GPS');
  await page.locator('#question').fill('Hvilken virkning har trygghetsalarm med GPS for hjemmeboende med demens?');
  await page.locator('#serviceArea').selectOption('health-and-care');
  await page.locator('form.stack button[type=submit]').first().click();
  await page.waitForURL('**?steg=2'); // there is a similar need
  if (scheme === 'light') await page.screenshot({ path: `${root}docs/images/similar-${size}.png`, fullPage: true });
  await page.locator('#differsBecause').fill('Vi spør bare om alarmer, ikke om annen sporing.');
  await page.locator('form.stack button[type=submit]').first().click();
  await page.waitForURL('**?se-over=ja');
  await take([['review', page.url()]]);
  await person.close();
  const secretariat = await (await browser.newContext({ baseURL: site, viewport: { width, height: 800 }, locale: 'nb-NO' })).newPage();
  if (scheme === 'light') {
    await secretariat.goto('/logg-inn?tilbake=/');
    await secretariat.getByRole('button', { name: 'Regionalt sekretariat, KSF Vest', exact: true }).click();
    await secretariat.goto('/for/vest/vest/opprett-klynge');
    await secretariat.locator('#name').fill('Fjellkommunene');
    await secretariat.locator('#foundedOn').fill('2026-03-01');
    await secretariat.locator('form.stack button[type=submit]').first().click();
    await secretariat.waitForURL('**?steg=2');
    await secretariat.screenshot({ path: `${root}docs/images/found-cluster-${size}.png`, fullPage: true });
    await secretariat.goto('/for/vest/vest/behov');
    await secretariat.screenshot({ path: `${root}docs/images/screening-${size}.png`, fullPage: true });
    await secretariat.goto('/for/vest/vest');
    await secretariat.screenshot({ path: `${root}docs/images/secretariat-${size}.png`, fullPage: true });
    await secretariat.goto('/for/vest/vest/roller');
    await secretariat.screenshot({ path: `${root}docs/images/roles-${size}.png`, fullPage: true });
    await secretariat.goto('/avtaler');
    if (await secretariat.getByRole('link', { name: 'Eksempel: avtale i Bergensregionen' }).count() === 0) await agreement(secretariat);
    await secretariat.getByRole('link', { name: 'Eksempel: avtale i Bergensregionen' }).click();
    await secretariat.screenshot({ path: `${root}docs/images/agreement-${size}.png`, fullPage: true });
  }
  await secretariat.context().close();

  async function take(pages) {
    // In the dark and in forced colours one of each kind is enough.
    for (const [name, address] of pages.filter(([name]) => scheme === 'light' || ['front', 'needs', 'need', 'report', 'style', 'map'].includes(name))) {
      await page.goto(address);
      await page.screenshot({ path: `${root}docs/images/${name}-${size}.png`, fullPage: true });
    }
  }
}
await browser.close();

// An agreement that is marked as an example, because the documents state none with sums.
async function agreement(page) {
  const next = () => page.locator('form.stack button[type=submit]').first().click();
  await page.goto('/for/vest/vest/ny-avtale');
  await page.locator('#name').fill('Eksempel: avtale i Bergensregionen');
  await next();
  for (const party of ['Bergen', 'Askøy', 'Alver', 'Universitetet i Bergen']) await page.getByLabel(party, { exact: true }).check();
  await next();
  await page.locator('#from').fill('2024-01-01');
  await page.locator('#to').fill('2029-01-01');
  await next();
  await next();
  await page.waitForURL('**?registrert');
  await page.getByRole('link', { name: 'Avgjør hvem som betaler hva' }).click();
  await page.locator('#method').selectOption('by-population');
  await page.locator('#sum').fill('300 000');
  await page.locator('#fromYear').fill('2024');
  await page.locator('#toYear').fill('2026');
  await next();
  for (const party of ['Bergen', 'Askøy', 'Alver']) await page.getByLabel(party, { exact: true }).check();
  await next();
  await page.locator('#populationOn').fill('2024-01-01');
  await next();
  await next();
  await page.waitForURL('**?endret');
  await page.waitForTimeout(20_000); // the nation's list hears of it, and the portal caches it for some seconds
  await page.goto('/avtaler');
}
