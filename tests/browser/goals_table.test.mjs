// The table of goals filters and sorts; what it must show is computed from the site's own data file.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { NARROW, newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

const german = new Intl.Collator('de', { numeric: true });

describe('the table of goals', async () => {
  const site = await open('reference');
  const goals = site.goals();
  let browser;
  let page;
  before(async () => {
    browser = await start();
    page = await newPage(browser, site);
  });
  beforeEach(() => page.goto(`${site.base}ziele/`));
  after(async () => {
    await browser.close();
    site.close();
  });

  /** Ids of the goals that are shown, in order. */
  const rows = (page) =>
    page.locator('#ziele tbody tr:visible').evaluateAll((rows) =>
      rows.map((row) => row.querySelector('th a').getAttribute('href').match(/ziele\/([^/]+)\/$/)[1]),
    );
  const shown = () => rows(page);
  const ids = (list) => list.map((goal) => goal.id).sort();
  const query = () => Object.fromEntries(new URL(page.url()).searchParams);
  const announced = () => page.getByRole('status').textContent();

  /** The goals that pass, shown and announced, and restored from the address alone. */
  async function assertChoice(expected, choice) {
    assert.ok(expected.length > 0 && expected.length < goals.length, 'the choice proves nothing');
    for (const visit of ['chosen', 'restored']) {
      assert.deepEqual((await shown()).sort(), ids(expected), visit);
      assert.match(await announced(), new RegExp(`^${expected.length} von ${goals.length} Zielen`), visit);
      assert.deepEqual(query(), choice, visit);
      await page.goto(site.base);
      await page.goto(`${site.base}ziele/?${new URLSearchParams(choice)}`);
    }
    noFaults(page.faults);
  }

  test('shows every goal at first and announces it', async () => {
    assert.deepEqual((await shown()).sort(), ids(goals));
    assert.match(await announced(), new RegExp(`^${goals.length} von ${goals.length} Zielen`));
    assert.deepEqual(query(), {});
  });

  const filters = [
    { label: 'Handlungsfeld', name: 'pillar', of: (goal) => [goal.pillar] },
    { label: 'Thema', name: 'topic', of: (goal) => [goal.topic] },
    { label: 'Ressort', name: 'department', of: (goal) => [goal.lead, ...goal.departments] },
    { label: 'Status', name: 'status', of: (goal) => [goal.status.id] },
  ];
  for (const { label, name, of } of filters) {
    test(`filters by each ${name}`, async () => {
      const select = page.getByLabel(label, { exact: true });
      const values = await select.locator('option').evaluateAll((options) => options.map((option) => option.value));
      const passing = (value) => goals.filter((goal) => !value || of(goal).includes(value));
      for (const value of values) {
        await select.selectOption({ value });
        assert.deepEqual((await shown()).sort(), ids(passing(value)), value);
      }
      const value = values.findLast((each) => passing(each).length > 0);
      await select.selectOption({ value });
      await assertChoice(passing(value), { [name]: value });
      assert.equal(await select.inputValue(), value);
    });
  }

  test('filters by deadline: overdue, within twelve months, later, closed, none, or by year', async () => {
    const select = page.getByLabel('Frist', { exact: true });
    const values = await select.locator('option').evaluateAll((options) => options.map((option) => option.value));
    const year = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    const limit = year(site.asOf());
    const span = (goal) => {
      if (!goal.due) return 'none';
      if (['overdue', 'closed'].includes(goal.due_state)) return goal.due_state;
      return goal.due_last_day <= limit ? 'year' : 'later';
    };
    const passing = (value) => goals.filter((goal) => !value || span(goal) === value || goal.due_last_day?.startsWith(value));
    assert.ok(values.includes('overdue') && values.some((value) => /^\d{4}$/.test(value)), `${values}`);
    for (const value of values) {
      await select.selectOption({ value });
      assert.deepEqual((await shown()).sort(), ids(passing(value)), value);
    }
    await select.selectOption({ value: 'later' });
    await assertChoice(passing('later'), { due: 'later' });
  });

  // In the reference portal every goal changed on the same day.
  test('filters by the last change: by days before the day of the portal, or since a day', async () => {
    const odd = await open('odd');
    // A page of its own: requests of this site are foreign to the other.
    const page = await newPage(browser, odd);
    const shown = () => rows(page);
    const query = () => Object.fromEntries(new URL(page.url()).searchParams);
    await page.goto(`${odd.base}ziele/`);
    const select = page.getByLabel('Geändert', { exact: true });
    const since = page.getByLabel('Geändert seit');
    const passing = (first) => ids(odd.goals().filter((goal) => goal.changed >= first));
    const day = (days) => new Date(Date.parse(odd.asOf()) - days * 86_400_000).toISOString().slice(0, 10);
    for (const days of ['30', '90', '365']) {
      await select.selectOption({ value: days });
      assert.deepEqual((await shown()).sort(), passing(day(Number(days))), days);
    }
    const days = [...new Set(odd.goals().map((goal) => goal.changed))].sort();
    assert.ok(days.length > 1, 'the choice proves nothing');
    await since.fill(days.at(-1));
    assert.equal(await select.inputValue(), '', 'a named day takes the place of the choice');
    assert.deepEqual(query(), { since: days.at(-1) });
    await page.reload();
    assert.deepEqual((await shown()).sort(), passing(days.at(-1)));
    assert.equal(await since.inputValue(), days.at(-1));
    await select.selectOption({ value: '365' });
    assert.equal(await since.inputValue(), '');
    assert.deepEqual(query(), { changed: '365' });
    noFaults(page.faults);
    await page.close();
    odd.close();
  });

  test('the lists without a script have the same goals', async () => {
    const links = await page.locator('.goal-lists dd a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const lists = links.filter((link) => /ziele\/(status|frist|geaendert)\//.test(link));
    assert.ok(lists.length > 8, `${links}`);
    const dues = { ueberfaellig: 'overdue', 'zwoelf-monate': 'year', spaeter: 'later', abgeschlossen: 'closed', ohne: 'none' };
    for (const list of lists) {
      const [kind, value] = list.split('/').slice(-3);
      // All deadlines that are to come are in two choices of the table.
      const due = value === 'steht-bevor' ? ['year', 'later'] : [dues[value]];
      const choices = kind === 'status' ? [{ status: value }] : kind === 'frist' ? due.map((due) => ({ due })) : [{ changed: value.replace('-tage', '') }];
      const expected = [];
      for (const choice of choices) {
        await page.goto(`${site.base}ziele/?${new URLSearchParams(choice)}`);
        expected.push(...(await shown()));
      }
      expected.sort();
      await page.goto(new URL(list, `${site.base}ziele/`).href);
      const listed = await page.locator('main > div > .lines > li > .line-title').evaluateAll((links) => links.map((link) => link.getAttribute('href').split('/').at(-2)));
      assert.deepEqual(listed.sort(), expected, list);
    }
    noFaults(page.faults);
  });

  test('finds words in title, summary and id, whatever their case and accents', async () => {
    const search = page.locator('#f-text');
    await search.fill('SCHULE');
    await page.waitForURL(/q=/);
    const words = (goal) => `${goal.title} ${goal.summary ?? ''} ${goal.id} ${goal.topic ?? ''}`.toLowerCase();
    await assertChoice(goals.filter((goal) => words(goal).includes('schule')), { q: 'SCHULE' });
    assert.equal(await search.inputValue(), 'SCHULE');

    await search.fill('vv-03');
    await page.waitForURL(/q=vv-03/);
    assert.deepEqual(await shown(), ['vv-03']);
    assert.match(await announced(), /^1 von \d+ Zielen passt /);

    await search.fill('fur');
    await page.waitForURL(/q=fur/);
    assert.ok((await shown()).length > 0, 'für is found by fur');
  });

  test('joins several filters, and says if nothing is left', async () => {
    const [pillar, status] = [goals[0].pillar, goals[0].status.id];
    await page.getByLabel('Handlungsfeld', { exact: true }).selectOption({ value: pillar });
    await page.getByLabel('Status', { exact: true }).selectOption({ value: status });
    await assertChoice(goals.filter((goal) => goal.pillar === pillar && goal.status.id === status), { pillar, status });
    await page.locator('#f-text').fill('gibt es nicht');
    await page.waitForURL(/q=/);
    assert.deepEqual(await shown(), []);
    assert.equal(await announced(), 'Kein Ziel passt zur Auswahl.');
    await page.getByRole('button', { name: 'Auswahl aufheben' }).click();
    await page.waitForURL(/ziele\/$/);
    assert.deepEqual((await shown()).sort(), ids(goals));
  });

  test('ignores an address with words that it does not know', async () => {
    await page.goto(`${site.base}ziele/?status=%3Cscript%3E&topic=nirgends&sort=-boese&sort=constructor`);
    assert.deepEqual((await shown()).sort(), ids(goals));
    noFaults(page.faults);
  });

  /** Ids sorted by a key; goals without it stand last both ways. */
  function sorted(key, compare, down) {
    const known = goals.filter((goal) => key(goal)).sort((a, b) => (down ? -1 : 1) * compare(key(a), key(b)));
    return { keys: known.map(key), rest: ids(goals.filter((goal) => !key(goal))) };
  }
  const columns = [
    { heading: 'Ziel', sort: 'title', key: (goal) => goal.title },
    { heading: 'Frist', sort: 'due', key: (goal) => goal.due_last_day },
    { heading: 'Geändert', sort: 'changed', key: (goal) => goal.changed },
  ];
  for (const { heading, sort, key } of columns) {
    test(`sorts by ${sort}, both ways`, async () => {
      const byId = new Map(goals.map((goal) => [goal.id, goal]));
      const button = page.locator('thead').getByRole('button', { name: heading, exact: true });
      for (const down of [false, true]) {
        await button.click();
        const state = page.getByRole('columnheader', { name: heading, exact: true });
        for (const visit of ['clicked', 'restored']) {
          assert.equal(await state.getAttribute('aria-sort'), down ? 'descending' : 'ascending', visit);
          assert.deepEqual(query(), { sort: (down ? '-' : '') + sort }, visit);
          const expected = sorted(key, german.compare, down);
          const rows = await shown();
          assert.deepEqual(rows.slice(0, expected.keys.length).map((id) => key(byId.get(id))), expected.keys, visit);
          assert.deepEqual(rows.slice(expected.keys.length).sort(), expected.rest, visit);
          await page.reload();
        }
      }
    });
  }

  test('sorts by status in the order of the vocabulary', async () => {
    const order = await page.getByLabel('Status', { exact: true }).locator('option').evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
    await page.locator('thead').getByRole('button', { name: 'Status' }).click();
    const places = (await shown()).map((id) => order.indexOf(goals.find((goal) => goal.id === id).status.id));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
  });

  test('keeps filter and order together', async () => {
    const status = goals.find((goal) => goal.due).status.id;
    await page.getByLabel('Status', { exact: true }).selectOption({ value: status });
    await page.locator('thead').getByRole('button', { name: 'Frist' }).click();
    assert.deepEqual(query(), { status, sort: 'due' });
    await page.reload();
    assert.deepEqual((await shown()).sort(), ids(goals.filter((goal) => goal.status.id === status)));
  });

  test('is folded where it is narrow, unless something is chosen', async () => {
    const tab = await newPage(browser, site, { viewport: NARROW });
    const status = tab.getByLabel('Status', { exact: true });
    await tab.goto(`${site.base}ziele/`);
    assert.ok(await tab.locator('#f-text').isVisible(), 'the search word stands outside');
    assert.ok(!(await status.isVisible()), 'the choices are folded');
    await tab.locator('#eingrenzen > summary').click();
    assert.ok(await status.isVisible());
    await tab.goto(`${site.base}ziele/?status=${goals[0].status.id}`);
    assert.ok(await status.isVisible(), 'what is chosen is seen');
    noFaults(tab.faults);
    await tab.close();
  });

  test('is open where it is wide, before any script runs', async () => {
    const tab = await newPage(browser, site);
    await tab.route('**/goals.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await tab.goto(`${site.base}ziele/`);
    assert.ok(await tab.getByLabel('Status', { exact: true }).isVisible());
    assert.ok(!(await tab.locator('#eingrenzen > summary').isVisible()));
    await tab.close();
  });

  test('has no comma beside the names of its cells where it is narrow', async () => {
    const tab = await newPage(browser, site, { viewport: NARROW });
    await tab.goto(`${site.base}ziele/`);
    const cells = tab.locator('#ziele td[data-label]');
    const loose = await cells.evaluateAll((all) =>
      all.filter((cell) => [...cell.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /^[\s,;·]+$/.test(node.data) && node.data.trim())).length,
    );
    assert.equal(loose, 0);
    const several = cells.filter({ has: tab.locator('abbr + abbr') });
    assert.ok((await several.count()) > 0, 'a goal has several departments');
    const label = 6.5 * 17;
    assert.ok(await several.first().locator('abbr').evaluateAll((all, label) => all.every((one) => one.getBoundingClientRect().left - one.closest('td').getBoundingClientRect().left >= label), label));
    await tab.close();
  });
});
