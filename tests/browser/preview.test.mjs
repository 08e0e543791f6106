// `zielstand serve`: an open page loads again by itself, keeps its place, and shows mistakes and drafts.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { NARROW, newPage, start } from './support/browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = process.env.ZIELSTAND_PROGRAM ?? join(here, '../../target/release/zielstand');
const GOAL = 'content/ziele/netz/alles.md';
const SHOTS = process.env.SCREENSHOTS;

let folder, server, site, browser, original;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zielstand-preview-'));
  execFileSync('node', [join(here, 'support/odd_portal.mjs'), folder]);
  original = readFileSync(join(folder, GOAL), 'utf8');
  server = spawn(PROGRAM, ['serve', '--root', folder, '--port', '0', '--as-of', '2026-11-22'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const line = await new Promise((done) => createInterface(server.stdout).once('line', done));
  site = { base: line.trim() };
  browser = await start();
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const write = (text) => writeFileSync(join(folder, GOAL), text);
const stand = (page) => page.evaluate(() => document.querySelector('script[data-stand]').dataset.stand);

/** Opens the goal's page and waits until it listens. */
async function open(options) {
  const page = await newPage(browser, site, options);
  const id = /^id: (.*)$/m.exec(original)[1];
  const listening = page.waitForResponse((response) => response.url().endsWith('/ereignisse'));
  await page.goto(`${site.base}ziele/${id}/`);
  await listening;
  return page;
}

/** Does something and waits until the page that was loaded for it stands. */
async function reloaded(page, change) {
  const old = await stand(page);
  change();
  await page.waitForFunction((old) => {
    const script = document.querySelector('script[data-stand]');
    return document.readyState === 'complete' && script && script.dataset.stand !== old;
  }, old);
}

async function shot(page, name) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

test('a saved file appears by itself, at the same place of the page', async () => {
  write(original);
  const page = await open();
  await page.evaluate(() => window.scrollTo(0, 400));
  const place = () => page.evaluate(() => document.querySelector('main h2').getBoundingClientRect().top);
  const before = await place();
  await reloaded(page, () => write(original.replace(/^due: .*$/m, 'due: 2029-12-31')));
  assert.ok(Math.abs(await place() - before) < 2, `${before} → ${await place()}`);
  await reloaded(page, () => write(original.replace(/^title: .*$/m, 'title: Gerade gespeichert')));
  assert.equal(await page.textContent('h1'), 'Gerade gespeichert');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what is not committed stands above the page as the log would show it', async () => {
  write(original);
  for (const [name, options] of [['wide', {}], ['narrow', { viewport: NARROW }], ['dark', { colorScheme: 'dark' }]]) {
    const page = await open(options);
    await reloaded(page, () => write(original.replace(/^due: .*$/m, 'due: 2029-12-31')));
    const band = page.getByRole('region', { name: /^Entwurf/ });
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    assert.match(await band.textContent(), /Frist: .*31\. Dezember 2026.*31\. Dezember 2029.*ohne/s);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await shot(page, `band-${name}`);
    await page.goto(site.base);
    assert.match(await page.locator('.vorschau-note').first().textContent(), /1 Ziel ist noch nicht eingetragen/);
    await shot(page, `note-${name}`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
    write(original);
  }
});

test('a mistake is shown on top of the last good page and goes when it is mended', async () => {
  write(original);
  for (const [name, options] of [['wide', {}], ['narrow', { viewport: NARROW }], ['dark', { colorScheme: 'dark' }]]) {
    const page = await open(options);
    const title = await page.textContent('h1');
    await reloaded(page, () => write(original.replace(/^status: .*$/m, 'status: umgesezt\npilar: netz')));
    const overlay = page.getByRole('dialog', { name: /Fehler/ });
    await overlay.waitFor();
    assert.match(await overlay.textContent(), /content\/ziele\/netz\/alles\.md, Zeile \d+, Spalte \d+/);
    assert.match(await overlay.textContent(), /umgesezt/);
    assert.equal(await page.textContent('h1'), title);
    assert.equal(await page.evaluate(() => document.activeElement.closest('dialog') !== null), true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await shot(page, `overlay-${name}`);
    await page.keyboard.press('Escape');
    await overlay.waitFor({ state: 'hidden' });
    await reloaded(page, () => write(original));
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test('without a script the page says the same', async () => {
  write(original.replace(/^status: .*$/m, 'status: umgesezt'));
  const page = await newPage(browser, site, { javaScriptEnabled: false });
  await page.waitForTimeout(0);
  await page.goto(site.base);
  for (let tries = 0; tries < 100 && await page.getByRole('dialog').count() === 0; tries += 1) await page.reload();
  await page.getByRole('dialog', { name: /Fehler/ }).waitFor();
  await shot(page, 'no-script');
  await page.context().close();
  write(original);
});
