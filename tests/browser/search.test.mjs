// The search: German inflection, filters, the address, the keyboard, and what is left without a script.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { NARROW, WIDE, newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

describe('search', async () => {
  const site = await open('reference');
  const goals = site.goals();
  let browser;
  let page;
  before(async () => {
    browser = await start();
    page = await newPage(browser, site);
  });
  beforeEach(async () => {
    page.faults.length = 0;
    await page.setViewportSize(WIDE);
    await page.goto(`${site.base}suche/`);
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  const box = () => page.getByRole('searchbox');
  const announced = () => page.getByRole('status').textContent();
  const query = () => Object.fromEntries(new URL(page.url()).searchParams);
  const results = () => page.locator('#fundstellen > li').evaluateAll((lines) => lines.map((line) => line.querySelector('a').getAttribute('href')));

  /** Waits for an answer; how many there are. */
  async function answer() {
    await page.waitForFunction(() => /\d|Nichts|lässt/.test(document.getElementById('treffer').textContent));
    return Number.parseInt(await announced(), 10) || 0;
  }
  async function search(words) {
    await box().fill(words);
    await page.getByRole('button', { name: 'Suchen' }).click();
    return answer();
  }

  test('finds a goal by its title, with its badge, from a folder below the host', async () => {
    const goal = goals.find((each) => each.id === 'vv-03');
    assert.ok((await search(goal.title)) > 0);
    assert.equal((await results())[0], `${new URL(site.base).pathname}ziele/vv-03/`);
    const first = page.locator('#fundstellen > li').first();
    assert.match(await first.locator('.badge').textContent(), new RegExp(goal.status.label));
    assert.ok((await first.locator('.badge svg').count()) === 1 && (await first.locator('mark').count()) > 0);
    await first.getByRole('link').first().click();
    await page.waitForURL(`${site.base}ziele/vv-03/`);
    noFaults(page.faults);
  });

  test('finds inflected words', async () => {
    const pages = async (word) => {
      await search(word);
      return new Set(await results());
    };
    for (const [one, other] of [['Krankenhaus', 'Krankenhäuser'], ['Schulen', 'Schule'], ['Maßnahmen', 'Maßnahme']]) {
      const [singular, plural] = [await pages(one), await pages(other)];
      const both = [...singular].filter((address) => plural.has(address));
      assert.ok(both.length > 0, `${one}: ${[...singular]}, ${other}: ${[...plural]}`);
    }
    noFaults(page.faults);
  });

  test('narrows down by kind, status, pillar, topic and department, and the address brings it back', async () => {
    const goal = goals.find((each) => each.topic && (each.lead || each.departments.length));
    const choice = { kind: 'goal', status: goal.status.id, pillar: goal.pillar, topic: goal.topic, department: goal.lead ?? goal.departments[0] };
    for (const [name, value] of Object.entries(choice)) {
      await page.locator(`#s-${name}`).selectOption({ value });
    }
    const passing = goals.filter((each) => each.status.id === choice.status && each.pillar === choice.pillar && each.topic === choice.topic && [each.lead, ...each.departments].includes(choice.department));
    await page.waitForFunction((count) => document.getElementById('treffer').textContent.startsWith(`${count} `), passing.length);
    assert.deepEqual(query(), choice);
    const before = await results();
    assert.deepEqual(before.map((address) => address.split('/').at(-2)).sort(), passing.map((each) => each.id).sort().slice(0, 10));
    await page.goto(site.base);
    await page.goto(`${site.base}suche/?${new URLSearchParams(choice)}`);
    assert.equal(await answer(), passing.length);
    assert.deepEqual(await results(), before);
    noFaults(page.faults);
  });

  test('finds changes with their date, groups and pages', async () => {
    for (const [kind, folder] of [['change', 'aenderungen/'], ['group', ''], ['page', '']]) {
      await page.goto(`${site.base}suche/?kind=${kind}`);
      assert.ok((await answer()) > 5, kind);
      const found = await results();
      assert.ok(found.every((address) => address.includes(folder) && !address.includes('/ziele/')), `${kind}: ${found}`);
    }
    await page.goto(`${site.base}suche/?kind=change`);
    await answer();
    assert.match(await page.locator('#fundstellen .meta').first().textContent(), /Änderung.*\d{4}/);
    noFaults(page.faults);
  });

  test('narrows changes down by mark, reason and month, newest first, and the address brings it back', async () => {
    const record = JSON.parse(site.read('data/v1/changes.json'));
    const all = [...record.changes, ...record.rules, ...record.site];
    const commits = (wanted) => [...new Set(all.filter(wanted).map((change) => change.commit))];
    const one = all.find((change) => change.flags.length && change.reason);
    const month = one.date.slice(0, 7);
    const choice = { mark: one.flags[0], reason: 'with', from: month, to: month };
    await page.getByText('Änderungen eingrenzen').click();
    for (const name of ['mark', 'reason']) await page.locator(`#s-${name}`).selectOption(choice[name]);
    for (const name of ['from', 'to']) await page.locator(`#s-${name}`).fill(month);
    await page.locator('#s-to').blur();
    await page.waitForURL(/to=/);
    const passing = commits((change) => change.flags.includes(choice.mark) && change.reason && change.date.startsWith(month));
    await page.waitForFunction((count) => document.getElementById('treffer').textContent.startsWith(`${count} `), passing.length);
    assert.deepEqual(query(), choice);
    const before = await results();
    assert.ok(before.every((address) => passing.some((commit) => address.includes(commit))), `${before}`);
    await page.goto(`${site.base}suche/?${new URLSearchParams(choice)}`);
    assert.equal(await answer(), passing.length);
    assert.deepEqual(await results(), before);
    await page.goto(`${site.base}suche/?kind=change`);
    await answer();
    const newest = record.changes.at(-1).date.slice(0, 4);
    assert.match(await page.locator('#fundstellen .meta').first().textContent(), new RegExp(newest));
    noFaults(page.faults);
  });

  test('shows ten at first, and the next ten on demand, with the focus on the first of them', async () => {
    const count = await search('Digitalisierung');
    assert.ok(count > 20, `${count}`);
    assert.equal((await results()).length, 10);
    await page.getByRole('button', { name: 'Weitere Treffer zeigen' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#fundstellen > li').length === 20);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('#fundstellen > li')].indexOf(document.activeElement.closest('li'))), 10);
  });

  /** What people look for, and the goals of which one must come first. */
  const WANTED = {
    'E-Akte': ['vv-03', 'vv-26'], 'elektronische Akte': ['vv-03', 'vv-26'], 'Bauantrag': ['vv-14'], 'Wohngeld': ['vv-01', 'vv-13', 'vv-18'],
    'Breitband': ['vg-01', 'vg-04', 'vg-06', 'vg-07'], 'Glasfaser': ['vg-01', 'vg-04', 'vg-06', 'vg-07'], 'Glasfaser Schulen': ['vg-04'],
    'Kita': ['di-04'], 'Funkloch': ['vg-03'], '5G': ['vg-02', 'di-06'], 'WLAN': ['vg-05'], 'Telemedizin': ['vg-12'],
    'Notarzt': ['vg-13'], 'Telenotarzt': ['vg-13'], 'Gesundheitsamt': ['vg-14', 'vg-16'], 'Krankenhaus': ['vg-18'], 'Pflege': ['vg-19'],
    'Trinkwasser': ['vg-17'], 'Digitalpakt': ['vg-20', 'vg-21'], 'Lernumgebung': ['vg-23'], 'Museum': ['vg-24'], 'Coworking': ['vg-11', 'qz-12'],
    'Bus': ['vg-26'], 'papierlos': ['vv-04'], 'Polizei': ['vv-28', 'vv-29'], 'BAföG': ['vv-30'], 'ummelden': ['vv-15'], 'OZG': ['vv-13', 'vv-31', 'vv-33'],
    'Onlinezugangsgesetz': ['vv-31', 'vv-13', 'vv-33'], 'NIS-2': ['vv-09'], 'BSI': ['vv-11'], 'KITU': ['vv-12'], 'BIM': ['vv-34'],
    'barrierefrei': ['vv-36', 'qz-02'], 'Open Data': ['qz-04', 'vv-24'], 'offene Daten': ['qz-04', 'vv-24'], 'Digitaler Zwilling': ['di-05'],
    'vv-03': ['vv-03'], 'VG-12': ['vg-12'], 'KI': ['di-01', 'di-02', 'di-03', 'di-04', 'di-12'],
    'Hochschulcloud': ['di-08'], 'Landwirtschaft KI': ['di-12'], 'Agrarförderung': ['vv-35'],
  };

  test('the right goal comes first, whatever people call it', async () => {
    const wrong = [];
    for (const [words, ids] of Object.entries(WANTED)) {
      await page.goto(`${site.base}suche/?${new URLSearchParams({ q: words })}`);
      await answer();
      const first = (await results())[0]?.split('/').at(-2);
      if (!ids.includes(first)) wrong.push(`${words}: ${first}, not ${ids}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('a short word is no beginning of another, and a word that stands nowhere stands for no shorter one', async () => {
    await page.goto(`${site.base}suche/?kind=goal&q=KI`);
    await answer();
    assert.doesNotMatch((await page.locator('#fundstellen mark').allTextContents()).join(' '), /Kita|Kinder/);
    for (const words of ['Personalausweis', 'Führerschein', 'Diensthandy']) {
      await page.goto(`${site.base}suche/?${new URLSearchParams({ kind: 'goal', q: words })}`);
      assert.equal(await answer(), 0, words);
    }
    await page.goto(`${site.base}en/suche/?kind=goal&q=nursery`);
    await page.waitForFunction(() => /\d|Nothing/.test(document.getElementById('treffer').textContent));
    assert.match(await announced(), /^Nothing/);
  });

  test('goals come before pages and changes, and no excerpt shows an address', async () => {
    await search('Digitalisierung');
    const groups = await page.locator('.found-group').allTextContents();
    assert.match(groups[0], /^Ziele: \d+$/);
    assert.doesNotMatch(await page.locator('#fundstellen').textContent(), /:\/\/|www\./);
  });

  test('says that nothing was found, and goes back to all goals', async () => {
    assert.equal(await search('Quastenflosser'), 0);
    assert.match(await announced(), /^Nichts gefunden/);
    await page.getByRole('button', { name: 'Suche leeren' }).click();
    await page.waitForURL(/suche\/$/);
    assert.equal(await page.locator('#alle li:visible').count(), goals.length);
    noFaults(page.faults);
  });

  test('works with the keyboard alone, and at 320 px without scrolling sideways', async () => {
    await page.setViewportSize(NARROW);
    await box().focus();
    await page.keyboard.type('Glasfaser');
    await page.keyboard.press('Enter');
    assert.ok((await answer()) > 0);
    const first = page.locator('#fundstellen a').first();
    for (let presses = 0; presses < 12 && !(await first.evaluate((link) => link === document.activeElement)); presses += 1) {
      await page.keyboard.press('Tab');
    }
    assert.ok(await first.evaluate((link) => link === document.activeElement));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    noFaults(page.faults);
  });

  test('takes words from the address as words', async () => {
    await page.goto(`${site.base}suche/?q=${encodeURIComponent('<img src=x onerror=alert(1)> Glasfaser')}&status=%22%5D&kind=nichts`);
    await answer();
    assert.equal(await page.locator('main img').count(), 0);
    noFaults(page.faults);
  });

  test('says so if the index cannot be fetched, and shows all goals', async () => {
    const broken = await newPage(browser, site);
    await broken.route('**/pagefind/**', (route) => route.abort());
    await broken.goto(`${site.base}suche/?q=Glasfaser`);
    await broken.waitForFunction(() => document.getElementById('treffer').textContent.includes('nicht laden'));
    assert.equal(await broken.locator('#alle li:visible').count(), goals.length);
    await broken.context().close();
  });

  test('without a script, the page says so and lists all goals', async () => {
    const plain = await newPage(browser, site, { javaScriptEnabled: false });
    await plain.goto(`${site.base}suche/`);
    assert.equal(await plain.getByText('Die Suche braucht JavaScript').isVisible(), true);
    assert.equal(await plain.locator('#alle li:visible').count(), goals.length);
    assert.equal(await plain.locator('form:visible, output:visible').count(), 0);
    noFaults(plain.faults);
    await plain.context().close();
  });

  test('every page leads here', async () => {
    await page.goto(site.base);
    await page.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Suche' }).click();
    await page.waitForURL(`${site.base}suche/`);
  });
});
