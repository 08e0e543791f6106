// The Nu Html Checker finds no error in any page, stylesheet or picture of the theme.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';

import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

const VNU = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
/** Files that one run of the checker takes: a command line has an end. */
const AT_ONCE = 400;

/** What the checker says about files of a site. */
async function check(site, files) {
  const options = ['-Xss2m', '-jar', VNU, '--errors-only', '--also-check-css', '--also-check-svg', '--format', 'json', '--exit-zero-always'];
  const paths = files.map((file) => join(site.folder, file));
  const { stderr } = await promisify(execFile)('java', [...options, ...paths], { maxBuffer: 1 << 28 });
  return JSON.parse(stderr).messages.map(({ url, message, lastLine, extract }) => ({
    page: `${decodeURIComponent(url ?? '').replace(/^.*?file:/, '').slice(site.folder.length + 1)}:${lastLine ?? ''}`,
    text: `${message} ${JSON.stringify(extract ?? '')}`,
  }));
}

for (const name of SITES) {
  describe(`markup of the ${name} portal`, async () => {
    const site = await open(name);
    site.close();
    // Pictures and pages that editors gave are theirs.
    const files = [...site.files].filter((path) => /\.(html|css|svg)$/.test(path) && !/^(medien|pagefind)\//.test(path)).sort();
    test('has no error', async () => {
      assert.ok(files.length > 50, `only ${files.length} files seen`);
      const faults = [];
      for (let at = 0; at < files.length; at += AT_ONCE) faults.push(...(await check(site, files.slice(at, at + AT_ONCE))));
      noFaults(faults);
    });
  });
}
