// Everything can be reached with the keyboard alone, in order, and one sees where one is.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { NARROW, WIDE, newPage, start } from './support/browser.mjs';
import { open } from './support/site.mjs';

/** What has the focus, how it looks, and whether it can be seen. */
function focused() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // What is clipped away has a box as well, but nobody sees it there.
  const seen = [...element.getClientRects()].some((line) => {
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return element.contains(top);
  });
  return {
    at: element === document.body ? 'body' : `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`,
    skip: element.classList.contains('skip'),
    isDate: element.type === 'date',
    inMain: document.querySelector('main').contains(element),
    outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    seen,
    box: { left: box.left, right: box.right },
  };
}

describe('keyboard', async () => {
  const site = await open('reference');
  const odd = await open('odd');
  let browser;
  let page;
  before(async () => {
    browser = await start();
    // Where a jump would still be on its way, its end could not be looked at.
    page = await newPage(browser, site, { reducedMotion: 'reduce' });
  });
  after(async () => {
    await browser.close();
    site.close();
    odd.close();
  });
  const tab = async () => {
    await page.keyboard.press('Tab');
    return page.evaluate(focused);
  };

  for (const [kind, path] of Object.entries(site.kinds())) {
    test(`${kind}: the skip link comes first, shows itself and leads to the content`, async () => {
      await page.setViewportSize(WIDE);
      await page.goto(site.base + path);
      const first = await tab();
      assert.ok(first.skip, first.at);
      assert.ok(first.seen && first.box.left >= 0 && first.outlined, JSON.stringify(first));
      await page.keyboard.press('Enter');
      assert.ok((await page.evaluate(focused)).inMain);
      const next = await tab();
      assert.ok(next.inMain || (await page.locator('main :is(a, button, input, summary, [tabindex="0"]):visible').count()) === 0, next.at);
    });
  }

  const walks = [
    { name: 'overview', site, path: '' },
    { name: 'table of goals', site, path: 'ziele/?status=umgesetzt' },
    { name: 'goal with most facts', site, path: site.kinds()['goal with most facts'] },
    { name: 'change log', site, path: 'aenderungen/' },
    { name: 'odd goal', site: odd, path: 'ziele/alles/' },
    { name: 'odd page', site: odd, path: 'seite/' },
  ];
  for (const viewport of [WIDE, NARROW]) {
    for (const walk of walks) {
      test(`${walk.name} at ${viewport.width} px: each stop is marked and to be seen, and the way ends`, async () => {
        await page.setViewportSize(viewport);
        await page.goto(walk.site.base + walk.path);
        const selector = ':is(a[href], button, input, select, summary, [tabindex="0"]):not([tabindex="-1"]):visible';
        const stops = await page.locator(selector).count();
        let here = {};
        for (let step = 0; step < stops; step += 1) {
          const before = here;
          here = await tab();
          // Day, month, year and calendar are stops of one field.
          while (here.isDate && before.isDate) {
            assert.ok(here.outlined, `not marked: part of ${here.at}`);
            here = await tab();
          }
          assert.notEqual(here.at, 'body', `the way ends after ${step} of ${stops} stops`);
          assert.ok(here.outlined, `not marked: ${here.at}`);
          assert.ok(here.seen, `not to be seen: ${here.at}`);
        }
        const last = await tab();
        assert.ok(last.at === 'body' || last.skip, `more stops than seen: ${last.at}`);
      });
    }
  }

  test('the menu opens, leads on and closes at 320 px', async () => {
    await page.setViewportSize(NARROW);
    await page.goto(`${site.base}fristen/`);
    const link = page.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link').first();
    while (!(await page.evaluate(() => document.activeElement.matches('.menu summary')))) await tab();
    assert.equal(await link.isVisible(), false);
    await page.keyboard.press('Enter');
    assert.equal(await link.isVisible(), true);
    await tab();
    assert.ok(await link.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    assert.equal(await link.isVisible(), false);
  });

  test('the goals are filtered and sorted', async () => {
    await page.setViewportSize(WIDE);
    await page.goto(`${site.base}ziele/`);
    while (!(await page.evaluate(() => document.activeElement.matches('main input[type=search]')))) await tab();
    await page.keyboard.type('schule');
    await page.waitForURL(/q=schule/);
    assert.match(await page.getByRole('status').textContent(), /^\d+ von \d+ Zielen/);
    while (!(await page.evaluate(() => document.activeElement.matches('th[data-sort=due] button')))) await tab();
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=due/);
    assert.ok(await page.evaluate(() => document.activeElement.matches('th[data-sort=due] button')), 'the focus stays');
  });
});
