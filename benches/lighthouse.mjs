// Lighthouse on the pages that most people open: `node benches/lighthouse.mjs SITE` prints the four scores of each, on a slow
// phone as Lighthouse has it, and what costs points. SITE is a folder that `zielstand build` wrote.
// Needs Chromium, and fetches Lighthouse with npm. `tests/browser` has what must hold; this measures.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { serve } from '../tests/browser/support/server.mjs';

const LIGHTHOUSE = 'lighthouse@12.2.3';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const folder = process.argv[2];
if (!folder) throw new Error('usage: node benches/lighthouse.mjs SITE');
// Beside the goals lie lists of them.
const goal = readdirSync(join(folder, 'ziele')).find((name) => existsSync(join(folder, 'badges', `${name}.svg`)));
const site = await serve(folder, '/');
const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium', PUPPETEER_SKIP_DOWNLOAD: '1' };
const flags = '--headless=new --disable-gpu --disable-background-networking' + (process.getuid?.() === 0 ? ' --no-sandbox' : '');
for (const page of ['', `ziele/${goal}/`, 'aenderungen/', 'ziele/']) {
  const options = ['--output=json', '--quiet', `--only-categories=${CATEGORIES}`, `--chrome-flags=${flags}`];
  const { stdout } = await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, site.base + page, ...options], { env, maxBuffer: 1 << 27 });
  const report = JSON.parse(stdout);
  const scores = CATEGORIES.map((name) => `${name} ${Math.round(report.categories[name].score * 100)}`);
  console.log(`/${page}: ${scores.join(', ')}`);
  for (const name of CATEGORIES) {
    const audits = report.categories[name].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => report.audits[id]);
    for (const audit of audits.filter(({ score }) => score !== null && score < 1)) {
      console.log(`  ${audit.id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
site.close();
