// Without JavaScript everything is there, and nothing is shown that would not work.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { NARROW, newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

describe('without JavaScript', async () => {
  const site = await open('reference');
  let browser;
  let page;
  before(async () => {
    browser = await start();
    page = await newPage(browser, site, { javaScriptEnabled: false });
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  test('the table of goals is whole', async () => {
    await page.goto(`${site.base}ziele/`);
    assert.equal(await page.locator('#ziele tbody tr:visible').count(), site.goals().length);
  });

  test('no kind of page shows a form, a field or a button', async () => {
    for (const [kind, path] of Object.entries(site.kinds())) {
      await page.goto(site.base + path);
      assert.equal(await page.locator(':is(form, input, select, textarea, button):visible').count(), 0, kind);
    }
    noFaults(page.faults);
  });

  test('the menu opens at 320 px, with the keyboard', async () => {
    await page.setViewportSize(NARROW);
    await page.goto(site.base);
    const link = page.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Alle Ziele' });
    assert.equal(await link.isVisible(), false);
    await page.locator('.menu summary').press('Enter');
    assert.equal(await link.isVisible(), true);
    await link.press('Enter');
    await page.waitForURL(`${site.base}ziele/`);
  });

  test('the menu is open at 1280 px', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(site.base);
    assert.equal(await page.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Alle Ziele' }).isVisible(), true);
  });
});
