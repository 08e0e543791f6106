// What editors write is shown as they wrote it, and never becomes markup.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

const TITLE =
  '"Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" <script>alert(1)</script> & \'mehr\' <img src=x onerror=alert(2)>';
const SUBJECT = '<script>alert(3)</script> "Betreff" & Donaudampfschifffahrtsgesellschaftskapitän';
// Git itself takes angle brackets out of names.
const AUTHOR = 'Erika "E." Muster & Söhne';

describe('odd content', async () => {
  const site = await open('odd');
  let browser;
  let page;
  before(async () => {
    browser = await start();
    page = await newPage(browser, site);
  });
  after(async () => {
    await browser.close();
    site.close();
  });
  const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  /** Opens the change log at a commit, by its subject; what it has there. */
  async function commit(subject) {
    for (const path of site.pages().filter((each) => /^aenderungen\/\d{4}-\d\d\//.test(each))) {
      await page.goto(site.base + path);
      const entry = page.locator('article.step', { has: page.locator('p > b', { hasText: subject }) });
      if (await entry.count() === 0) continue;
      await page.goto(`${site.base}${path}#${await entry.first().getAttribute('id')}`);
      return entry.first();
    }
    assert.fail(subject);
  }

  test('hostile titles are words wherever they stand', async () => {
    for (const path of ['', 'ziele/', 'ziele/alles/', 'handlungsfelder/netz/', 'ressorts/mid/', 'fristen/', 'indikatoren/', 'aenderungen/']) {
      await page.goto(site.base + path);
      assert.ok((await main()).includes(TITLE), path);
      const strange = await page.locator('script:not([src]), [onerror], [onload], img[src="x"], main b b, main i i, u').count();
      assert.equal(strange, 0, path);
    }
    await page.goto(`${site.base}ziele/alles/`);
    assert.ok((await page.title()).startsWith(TITLE));
    noFaults(page.faults);
  });

  test('every status has its word, sign and colour', async () => {
    await page.goto(`${site.base}ziele/`);
    const badges = await page.locator('#ziele .badge').evaluateAll((all) =>
      all.map((badge) => [badge.innerText.trim(), badge.className, badge.querySelector('svg').innerHTML].join('|')),
    );
    const words = new Set(badges.map((badge) => badge.split('|')[0]));
    const statuses = await page.locator('#f-status option').allInnerTexts();
    assert.deepEqual([...words].sort(), statuses.filter((word) => word !== 'alle').sort());
  });

  test('a group without goals says so', async () => {
    for (const path of ['handlungsfelder/leer/', 'themen/leer/']) {
      await page.goto(site.base + path);
      assert.match(await main(), /Hier ist kein Ziel verzeichnet\./);
      assert.equal(await page.locator('.bar').count(), 0);
    }
  });

  test('a department that no longer exists says until when it did', async () => {
    await page.goto(`${site.base}ressorts/alt/`);
    assert.match(await main(), /bestand: April 2016 bis 15\. September 2021/);
  });

  test('milestones, progress and values are there', async () => {
    await page.goto(`${site.base}ziele/alles/`);
    const text = await main();
    assert.match(text, /Fortschritt: 25 %/);
    assert.match(text, /Grundsatzbeschlussvorlagenentwurfsabstimmungsverfahren erreicht: 1\. März 2024 · Frist: 2024/);
    assert.match(text, /Überfällig & <i>offen<\/i> überfällig · Frist: 31\. Januar 2025/);
    assert.match(text, /Noch nicht fällig offen · Frist: 2029/);
    assert.equal(await page.locator('.indicator').count(), 4);
  });

  test('alerts, footnotes, tables and code have a look of their own', async () => {
    await page.goto(`${site.base}ziele/alles/`);
    const plain = await page.locator('.prose p').first().evaluate((element) => getComputedStyle(element).backgroundColor);
    const looks = await page.locator('.alert').evaluateAll((alerts) => alerts.map((alert) => getComputedStyle(alert).borderLeftColor));
    assert.equal(new Set(looks).size, 5);
    const box = await page.locator('.alert').first().evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(box, plain);
    const right = await page.locator('.prose td.align-right').first().evaluate((element) => getComputedStyle(element).textAlign);
    assert.equal(right, 'right');
    const colours = await page.locator('pre [class^=hl-]').evaluateAll((all) => all.map((element) => getComputedStyle(element).color));
    assert.ok(new Set(colours).size >= 4);
    await page.locator('.footnote-ref a').first().click();
    assert.ok(await page.locator('.footnotes li').first().evaluate((note) => note.matches(':target')));
  });

  test('a wide table scrolls inside the page', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${site.base}ziele/alles/`);
    const region = page.locator('.prose [role=region]').first();
    assert.ok(await region.evaluate((element) => element.scrollWidth > element.clientWidth && element.tabIndex === 0));
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('hostile commit messages and authors are words', async () => {
    const entry = await commit(SUBJECT);
    assert.ok((await entry.innerText()).includes(`von ${AUTHOR}`));
    assert.match(await entry.locator('.message').innerText(), /Grund mit <b>HTML<\/b>/);
    noFaults(page.faults);
  });

  test('moves, merges, gaps, removals and mere formatting are told apart', async () => {
    const told = [
      ['Verschoben', /verschoben: bisher content\/ziele\/alles\.md, jetzt content\/ziele\/netz\/alles\.md/],
      ['Zusammenführung', /Zusammengeführte Fassungen.*Zweiter Schritt.*Erster Schritt|Zusammengeführte Fassungen.*Erster Schritt.*Zweiter Schritt/],
      ['Unlesbar', /Lücken.*content\/ziele\/netz\/stumm\.md/],
      ['Wieder lesbar', /Verschwindet <spurlos> & "leise".*entfernt/],
      ['Zeilenenden', /Nur Schreibweise geändert.*content\/ziele\/netz\/alles\.md/],
    ];
    for (const [subject, words] of told) {
      const entry = await commit(subject);
      assert.match((await entry.textContent()).replace(/\s+/g, ' '), words, subject);
    }
  });

  test('a long history is folded away, and opens', async () => {
    await page.goto(`${site.base}ziele/stumm/`);
    const older = page.locator('details.older:has(.course)');
    assert.equal(await older.locator('.course > li').first().isVisible(), false);
    await older.locator('summary').click();
    assert.equal(await older.locator('.course > li').first().isVisible(), true);
  });
});
