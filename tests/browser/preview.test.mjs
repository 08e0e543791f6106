// `zielstand serve`: an open page loads again by itself, keeps its place, and shows mistakes and drafts.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { NARROW, newPage, start } from './support/browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = process.env.ZIELSTAND_PROGRAM ?? join(here, '../../target/debug/zielstand');
const GOAL = 'content/ziele/netz/alles.md';
const SHOTS = process.env.SCREENSHOTS;

let folder, server, site, browser, original, id;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zielstand-preview-'));
  execFileSync('node', [join(here, 'support/odd_portal.mjs'), folder]);
  original = readFileSync(join(folder, GOAL), 'utf8');
  id = /^id: (.*)$/m.exec(original)[1];
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

/** Saves the goal's file in one step: half of a file is a mistake, and would be shown as one. */
function write(text) {
  writeFileSync(`${folder}.new`, text);
  renameSync(`${folder}.new`, join(folder, GOAL));
}

/** Takes everything back, and waits until that is what is shown. */
async function takeBack() {
  write(original);
  const shown = async () => (await fetch(`${site.base}ziele/${id}/`)).text();
  while (/id="vorschau-(entwurf|fehler)"/.test(await shown())) await wait(10);
}
beforeEach(takeBack);

const stand = (page) => page.evaluate(() => document.querySelector('script[data-stand]').dataset.stand);

/** Opens the goal's page and waits until it listens. */
async function open(options, fragment = '') {
  const page = await newPage(browser, site, options);
  const listening = page.waitForResponse((response) => response.url().endsWith('/ereignisse'));
  await page.goto(`${site.base}ziele/${id}/${fragment}`);
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

/** How far below the top of the screen a heading stands. */
const heading = (page, words) => page.locator('main h2', { hasText: words }).evaluate((heading) => heading.getBoundingClientRect().top);
const near = (one, other) => assert.ok(Math.abs(one - other) < 2, `${one} → ${other}`);

test('a saved file appears by itself, at the same place of the page', async () => {
  const page = await open();
  const [first, ...headings] = await page.locator('main h2').allTextContents();
  await page.evaluate(() => window.scrollTo({ top: 400, behavior: 'instant' }));
  const before = await heading(page, first);
  // A band is new above all of it.
  await reloaded(page, () => write(original.replace(/^due: .*$/m, 'due: 2029-12-31')));
  near(before, await heading(page, first));
  // Another band, and in the page a title of several lines.
  const last = headings.at(-1);
  await page.locator('main h2', { hasText: last }).evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
  const deep = await heading(page, last);
  await reloaded(page, () => write(original.replace(/^title: .*$/m, `title: Gerade gespeichert ${'und lang '.repeat(60)}`)));
  assert.match(await page.textContent('h1'), /^Gerade gespeichert und lang/);
  near(deep, await heading(page, last));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('it keeps its place where the address names another one', async () => {
  const page = await open({}, '#inhalt');
  const words = (await page.locator('main h2').allTextContents()).at(-1);
  await page.locator('main h2', { hasText: words }).evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
  const before = await heading(page, words);
  await reloaded(page, () => write(original.replace(/^due: .*$/m, 'due: 2029-12-31')));
  // From then on the browser cares for the way back from another page.
  await page.waitForFunction(() => history.scrollRestoration === 'auto');
  near(before, await heading(page, words));
  await page.context().close();
});

test('what is not committed stands above the page as the log would show it', async () => {
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
    await takeBack();
  }
});

test('a mistake is shown on top of the last good page and goes when it is mended', async () => {
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
    await takeBack();
  }
});

test('without a script the page says the same', async () => {
  write(original.replace(/^status: .*$/m, 'status: umgesezt'));
  const page = await newPage(browser, site, { javaScriptEnabled: false });
  await page.goto(site.base);
  while (await page.getByRole('dialog').count() === 0) await page.reload();
  await page.getByRole('dialog', { name: /Fehler/ }).waitFor();
  await shot(page, 'no-script');
  await page.context().close();
});

test('an open page says when the preview has ended', async () => {
  const page = await open();
  const title = await page.title();
  const note = page.getByText('Die Vorschau ist beendet.');
  await note.waitFor({ state: 'hidden' });
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  await note.waitFor();
  assert.equal(await page.title(), `Vorschau beendet – ${title}`);
  await shot(page, 'ended');
});
