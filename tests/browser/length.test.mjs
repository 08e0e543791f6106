// The overview of the reference portal is understood at once: it is at most half as long as it once was.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { newPage, start } from './support/browser.mjs';
import { open } from './support/site.mjs';

/** Width in pixels, and the greatest height. */
const MOST = [[1280, 3482], [320, 6425]];

describe('length of the overview', async () => {
  const site = await open('reference');
  let browser;
  before(async () => {
    browser = await start();
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  for (const language of ['', 'en/']) {
    for (const [width, most] of MOST) {
      test(`/${language} at ${width} pixels: at most ${most}`, async (context) => {
        const page = await newPage(browser, site);
        await page.setViewportSize({ width, height: 900 });
        await page.goto(site.base + language);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        context.diagnostic(`${height} pixels`);
        assert.ok(height <= most, `${height} pixels`);
        await page.close();
      });
    }
  }
});
