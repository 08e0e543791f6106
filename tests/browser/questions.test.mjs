// Ten questions of a reader, each with the most links it may take from the overview to the answer: in both languages, with the
// keyboard, and without a script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

/** The links to follow, as parts of their addresses, and what answers the question on the last page. */
const QUESTIONS = [
  ['How many goals are done?', [], '.glance a[href$="ziele/stand/erreicht/"] b'],
  ['Which ones?', ['ziele/stand/erreicht/'], '.lines .line-title'],
  ['What is late?', ['ziele/frist/ueberfaellig/'], '.lines .due-overdue'],
  ['Which deadlines moved?', ['fristen/'], '#verschoben'],
  ['How far is the electronic file?', ['ziele/', 'ziele/vv-03/'], '.answer'],
  ['How many households have fibre?', ['indikatoren/', 'ziele/vg-01/'], '.answer'],
  ['What did the education ministry promise?', ['ressorts/', 'ressorts/mb/'], '.goal-card'],
  ['What changed lately?', [], '#geaendert + .lines .line'],
  ['How was it on a day in the past?', ['stand/', /stand\/\d{4}-\d\d-\d\d\/vergleich\/$/], 'table'],
  ['Where are the data as a table?', ['daten/'], 'a[href$="data/v1/goals.csv"]'],
];

describe('the ten questions', async () => {
  const site = await open('reference');
  let browser;
  before(async () => {
    browser = await start();
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  /** Follows a link of the page by its address, with a click or with the keyboard. */
  async function follow(page, part, how) {
    const links = await page.locator('a[href]:not(svg *)').evaluateAll((all) => all.map((link) => link.href.split('#')[0]));
    const wanted = links.findIndex((href) => (part instanceof RegExp ? part.test(href) : href.endsWith(`/${part}`)));
    assert.notEqual(wanted, -1, `no link to ${part} on ${page.url()}`);
    const link = page.locator('a[href]:not(svg *)').nth(wanted);
    if (how === 'keyboard') {
      await link.focus();
      await page.keyboard.press('Enter');
    } else {
      await page.goto(links[wanted]);
    }
    await page.waitForURL(links[wanted]);
  }

  for (const [language, options] of [['', {}], ['en/', {}], ['', { javaScriptEnabled: false }], ['', { how: 'keyboard' }]]) {
    const { how, ...context } = options;
    test(`are answered: ${language || 'de/'} ${JSON.stringify(options)}`, async () => {
      const page = await newPage(browser, site, context);
      for (const [question, steps, answer] of QUESTIONS) {
        await page.goto(site.base + language);
        for (const part of steps) await follow(page, part, how);
        assert.ok((await page.locator(answer).count()) > 0, `${question} ${page.url()}`);
      }
      noFaults(page.faults);
    });
  }
});
