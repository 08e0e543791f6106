// On paper: the content with its addresses, without navigation, dark ink on white.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newPage, start } from './support/browser.mjs';
import { SITES, open } from './support/site.mjs';

/** Number of pages of a PDF, and whether it holds letters and not only lines. */
function pdf(bytes) {
  const text = bytes.toString('latin1');
  return { pages: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, letters: text.includes('/FontFile') };
}

for (const name of SITES) {
  describe(`print of the ${name} portal`, async () => {
    const site = await open(name);
    let browser;
    let page;
    before(async () => {
      browser = await start();
      page = await newPage(browser, site, { colorScheme: 'dark' });
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    for (const [kind, path] of Object.entries(site.kinds())) {
      test(`${kind} prints`, async () => {
        await page.goto(site.base + path);
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        assert.equal(await page.locator(':is(nav, form, .skip, .no-print):visible').count(), 0, 'navigation is hidden');
        assert.ok(await page.locator('h1').isVisible(), 'the heading is there');
        assert.ok(await page.locator('header .brand').isVisible(), 'the name of the portal is there');
        const colours = await page.evaluate(() => {
          const style = getComputedStyle(document.body);
          return [style.backgroundColor, style.color];
        });
        assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(20, 32, 47)']);
        const { pages, letters } = pdf(await page.pdf({ format: 'A4' }));
        assert.ok(pages > 0 && letters, 'the PDF is not empty');
      });
    }

    test('a goal takes one or two sheets', { skip: name !== 'reference' && 'its goals are odd on purpose' }, async () => {
      const kinds = site.kinds();
      for (const kind of ['goal with most facts', 'goal with fewest facts']) {
        await page.goto(site.base + kinds[kind]);
        await page.emulateMedia({ media: 'print' });
        const { pages } = pdf(await page.pdf({ format: 'A4' }));
        assert.ok(pages <= 2, `${kinds[kind]}: ${pages} sheets`);
      }
    });

    test('the whole strategy has a table of contents and numbered sheets, at most 180', async () => {
      await page.goto(`${site.base}druck/`);
      await page.emulateMedia({ media: 'print' });
      const { pages } = pdf(await page.pdf({ format: 'A4' }));
      assert.ok(pages <= 180, `${pages} sheets`);
      const targets = await page.locator('.whole-contents a').evaluateAll((links) => links.map((link) => document.getElementById(link.hash.slice(1))?.tagName));
      assert.equal(targets.length - targets.filter((tag) => tag === 'H3').length, await page.locator('.whole-part').count());
      assert.equal(targets.filter((tag) => tag === 'H3').length, site.goals().length);
    });

    test('what is folded on the screen and matters is on the sheet', async () => {
      await page.goto(site.base + site.kinds()['goal with most facts']);
      await page.emulateMedia({ media: 'print' });
      for (const folded of await page.locator('details.open-in-print').all()) {
        assert.ok(await folded.locator('td').first().isVisible(), 'values with their sources');
      }
      const changes = page.locator('.goal .course > li');
      const shown = await changes.evaluateAll((all) => all.filter((change) => change.checkVisibility()).length);
      assert.equal(shown, Math.min(2, await changes.count()), 'the newest changes');
      const rest = page.locator('#aenderungen ~ .print-only');
      assert.equal(await rest.count(), (await changes.count()) > 2 ? 1 : 0);
      if (await rest.count()) assert.match(await rest.innerText(), /ziele\//);
    });

    test('the button prints, with the keyboard as well', async () => {
      const tab = await newPage(browser, site);
      await tab.addInitScript(() => {
        window.print = () => document.documentElement.dataset.printed = Number(document.documentElement.dataset.printed ?? 0) + 1;
      });
      await tab.goto(site.base + site.kinds()['goal with most facts']);
      await tab.locator('button.print').click();
      await tab.locator('button.print').press('Enter');
      assert.equal(await tab.locator('html').getAttribute('data-printed'), '2');
      await tab.close();
    });

    test('addresses of sources are written out', async () => {
      await page.goto(site.base + site.kinds()['goal with most facts']);
      await page.emulateMedia({ media: 'print' });
      const source = page.locator('.sources a[href^=http]').first();
      assert.match(await source.evaluate((link) => getComputedStyle(link, '::after').content), /\(.*http/);
    });
  });
}
