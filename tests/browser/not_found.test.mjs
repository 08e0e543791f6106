// The 404 page stands at any depth, so it alone has addresses from the root of the host.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { open } from './support/site.mjs';

describe('an address that does not exist', async () => {
  const site = await open('reference');
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

  for (const path of ['nichts', 'ziele/gibt/es/nicht/']) {
    test(`${path} shows the 404 page with its look and ways on`, async () => {
      page.faults.length = 0;
      const response = await page.goto(site.base + path);
      assert.equal(response.status(), 404);
      noFaults(page.faults.filter((fault) => !/404/.test(fault.text) || !`${fault.text} ${fault.page}`.includes(path)));
      assert.ok(await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)));
      await page.locator('main').getByRole('link', { name: 'Alle Ziele' }).click();
      assert.equal(page.url(), `${site.base}ziele/`);
    });
  }
});
