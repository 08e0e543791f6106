// The handbook's parts for nginx, Caddy and Apache, tried with these servers: each file arrives, with the headers that it should have.
// A server that is not installed is left out, except in CI.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { MOUNT } from './support/server.mjs';
import { Site } from './support/site.mjs';

const HANDBOOK = readFileSync(new URL('../../docs/betrieb/webserver.md', import.meta.url), 'utf8');
const ROOT = new Site('odd', process.env.ZIELSTAND_ODD);
const BELOW = new Site('reference', process.env.ZIELSTAND_REFERENCE);
/** The folder below which the second site is shown, with no `/` at its end. */
const FOLDER = MOUNT.slice(0, -1);

/** The code after a heading or a word in the handbook. */
function block(after) {
  const [, rest] = HANDBOOK.split(`\n${after}`);
  return rest.match(/\n```\w+\n([^]*?)\n```\n/)[1];
}

/** The lines of a text from the one that begins with a word up to the one before another. */
function lines(text, first, last) {
  const all = text.split('\n');
  const index = (word) => all.findIndex((line) => line.trim().startsWith(word));
  return all.slice(index(first), last === undefined ? -1 : index(last) + 1).join('\n');
}

/** Puts lines where the handbook says `Hierher`. */
const filled = (text, insert) => text.replace(/^.*# Hierher.*$/m, () => insert);

/** The handbook's part for a server, with a site at the root and one in a folder; only addresses and folders are others. */
const SERVERS = {
  nginx(work, [root, below]) {
    const own = (text, port) => text.replace('listen 80;', `listen 127.0.0.1:${port};`).replaceAll('/srv/portal', work);
    const example = block('## nginx\n');
    const [map, server] = example.split('\n\nserver {');
    const inside = lines(`{${server}`, 'index', undefined).replace(' /404.html', ` ${FOLDER}/404.html`);
    const folder = filled(block('**nginx.**'), inside).replaceAll('/strategie', FOLDER).replaceAll('$portal_cache', '$below_cache');
    const folderMap = map.replace('~^/', `~^${FOLDER}/`).replace('$portal_cache', '$below_cache');
    writeFileSync(join(work, 'nginx.conf'), `
      pid ${work}/nginx.pid;
      error_log ${work}/log;
      daemon off;
      events {}
      http {
        include /etc/nginx/mime.types;
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ')}
        ${own(example, root)}
        ${folderMap}
        server {
          listen 127.0.0.1:${below};
          root ${work}/other;
          ${own(folder)}
        }
      }`);
    const said = execFileSync('nginx', ['-t', '-c', join(work, 'nginx.conf'), '-e', join(work, 'log')], { stdio: 'pipe' });
    assert.equal(said.toString(), '');
    return ['nginx', ['-c', join(work, 'nginx.conf'), '-e', join(work, 'log')]];
  },

  caddy(work, [root, below]) {
    const example = block('## Caddy\n');
    const inside = lines(example, 'encode', 'file_server').replaceAll(/ \/(assets|badges|medien|_headers|\.htaccess)/g, ` ${FOLDER}/$1`);
    const folder = filled(block('**Caddy.**'), inside).replaceAll('/strategie', FOLDER);
    const sites = `${example.replace('digital.example.org', `http://127.0.0.1:${root}`)}
http://127.0.0.1:${below} {
	root * ${work}/other
	file_server
${folder}
}
`;
    writeFileSync(join(work, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${sites.replaceAll('/srv/portal', work)}`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', join(work, 'Caddyfile')]];
  },

  apache2(work, [root, below]) {
    const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'autoindex', 'filter', 'deflate', 'headers'];
    const folder = block('**Apache.**').replaceAll('/strategie', FOLDER);
    const text = `
ServerRoot ${work}
ServerName 127.0.0.1
PidFile ${work}/apache.pid
ErrorLog ${work}/log
TypesConfig /etc/mime.types
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
Listen 127.0.0.1:${root}
Listen 127.0.0.1:${below}
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
<Directory ${work}/other>
    Require all granted
</Directory>
${block('## Apache\n').replace('*:80', `*:${root}`)}
<VirtualHost *:${below}>
    DocumentRoot ${work}/other
${folder}
</VirtualHost>
`;
    writeFileSync(join(work, 'apache.conf'), text.replaceAll('/srv/portal', work));
    return ['apache2', ['-D', 'FOREGROUND', '-f', join(work, 'apache.conf')]];
  },
};

/** Where programs for the administrator are, which are not in everybody's path. */
const PATH = [process.env.PATH, '/usr/sbin'].join(delimiter);
process.env.PATH = PATH;
const isInstalled = (program) => PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A port that nobody uses. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks for an address as it is written, without following. */
function get(port, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The headers that `_headers` promises for every file. */
function promised(site) {
  const [everything] = site.read('_headers').split('\n\n');
  const pairs = everything.split('\n').slice(1).filter((line) => line.includes(': '));
  return pairs.map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
}

const ASSETS = /^(assets|badges|medien)\//;
const CACHE_ASSETS = 'max-age=3600, stale-while-revalidate=86400';

/** The type that a file should have, by its ending. */
const KINDS = {
  atom: 'application/atom+xml; charset=utf-8',
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: /^(text|application)\/javascript; charset=utf-8$/,
  json: /^application\/json(; charset=utf-8)?$/,
  png: 'image/png',
  svg: /^image\/svg\+xml(; charset=utf-8)?$/,
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  xml: /^(text|application)\/xml(; charset=utf-8)?$/,
};

/** One file of each ending in each kind of folder, the largest. */
function samples(site) {
  const found = new Map();
  for (const path of site.files) {
    if (path === '_headers' || path === '.htaccess') continue;
    const key = `${path.split('/')[0]} ${path.split('.').at(-1)}`;
    const { size } = statSync(join(site.folder, path));
    if (size > (found.get(key)?.size ?? -1)) found.set(key, { path, size });
  }
  return [...found.values()].map(({ path }) => path);
}

/** What is wrong with an answer's headers. */
function faults(site, path, { headers }, cache) {
  const wrong = [];
  for (const [name, value] of [...promised(site), ['cache-control', cache]]) {
    if (headers[name] !== value) wrong.push(`${path}: ${name} is ${headers[name]}`);
  }
  return wrong;
}

for (const [program, settings] of Object.entries(SERVERS)) {
  const skip = !isInstalled(program) && process.env.CI !== 'true' && `${program} is not installed`;
  describe(`the handbook's part for ${program}`, { skip }, () => {
    const work = mkdtempSync(join(tmpdir(), 'zielstand-server-'));
    let ports;
    let server;
    let log = '';

    before(async () => {
      // Apache reads as another user.
      execFileSync('chmod', ['755', work]);
      execFileSync('cp', ['-r', ROOT.folder, join(work, 'public')]);
      mkdirSync(join(work, 'other'));
      writeFileSync(join(work, 'other/index.html'), 'another site');
      execFileSync('mkdir', ['-p', join(work, FOLDER, '..')]);
      execFileSync('cp', ['-r', BELOW.folder, join(work, FOLDER)]);
      ports = [await freePort(), await freePort()];
      const [command, options] = settings(work, ports);
      server = spawn(command, options, { env: { ...process.env, HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work } });
      server.stdout.on('data', (part) => (log += part));
      server.stderr.on('data', (part) => (log += part));
      for (let tries = 0; ; tries += 1) {
        const answer = await get(ports[0], '/').catch(() => undefined);
        if (answer !== undefined) break;
        assert.ok(tries < 100 && server.exitCode === null, log);
        await wait(100);
      }
    });
    after(async () => {
      if (server?.exitCode === null) {
        const gone = new Promise((resolve) => server.on('exit', resolve));
        server.kill('SIGTERM');
        await gone;
      }
      rmSync(work, { recursive: true, force: true });
    });

    for (const [site, mount, index] of [[ROOT, '', 0], [BELOW, FOLDER, 1]]) {
      const where = mount === '' ? 'at the root' : 'in a folder';
      const ask = (path, headers) => get(ports[index], `${mount}/${encodeURI(path)}`, headers);

      test(`${where}: files with their types and headers, packed if they are texts`, async () => {
        const wrong = [];
        for (const path of samples(site)) {
          const answer = await ask(path, { 'accept-encoding': 'gzip' });
          if (answer.status !== 200) {
            wrong.push(`${path}: ${answer.status}`);
            continue;
          }
          wrong.push(...faults(site, path, answer, ASSETS.test(path) ? CACHE_ASSETS : 'no-cache'));
          const ending = path.split('.').at(-1);
          const kind = KINDS[ending];
          const said = (answer.headers['content-type'] ?? '').toLowerCase();
          if (kind !== undefined && !(kind instanceof RegExp ? kind.test(said) : said === kind)) wrong.push(`${path}: ${said}`);
          const isPacked = answer.headers['content-encoding'] === 'gzip';
          const file = readFileSync(join(site.folder, path));
          if (!(isPacked ? gunzipSync(answer.body) : answer.body).equals(file)) wrong.push(`${path}: other bytes`);
          if (['css', 'csv', 'html', 'js', 'json', 'svg'].includes(ending) && file.length > 2000 && !isPacked) wrong.push(`${path}: not packed`);
        }
        assert.deepEqual(wrong, []);
      });

      test(`${where}: what is not there, and folders without a page, show the portal's own page`, async () => {
        const own = readFileSync(join(site.folder, '404.html'));
        for (const path of ['nichts', 'gibt/es/nicht/', 'nichts.atom', 'assets/nichts.css', '_headers', 'assets/', 'data/', '.htaccess']) {
          const answer = await ask(path);
          const isFolder = /^(assets|data)\/$/.test(path) || path === '.htaccess';
          assert.ok(answer.status === 404 || (isFolder && answer.status === 403), `${path}: ${answer.status}`);
          assert.ok(answer.body.equals(own), `${path}: ${answer.body.toString().slice(0, 200)}`);
          assert.equal(answer.headers['content-type'].toLowerCase(), KINDS.html, path);
          assert.equal(answer.headers['content-security-policy'], promised(site)[0][1], path);
        }
      });

      test(`${where}: a folder without its slash leads to its page`, async () => {
        const answer = await ask('ziele');
        assert.ok([301, 302, 307, 308].includes(answer.status), `${answer.status}`);
        assert.equal(new URL(answer.headers.location, `http://127.0.0.1:${ports[index]}`).pathname, `${mount}/ziele/`);
      });

      test(`${where}: a page that has not changed is not sent again`, async () => {
        const first = await ask('ziele/', { 'accept-encoding': 'gzip' });
        const again = await ask('ziele/', { 'accept-encoding': 'gzip', 'if-none-match': first.headers.etag });
        assert.deepEqual([first.status, first.headers['content-encoding'], again.status], [200, 'gzip', 304]);
      });
    }

    test('in a folder: the site around it stays as it is', async () => {
      const other = await get(ports[1], '/');
      assert.deepEqual([other.status, other.body.toString(), other.headers['content-security-policy']], [200, 'another site', undefined]);
      const folder = await get(ports[1], FOLDER);
      assert.equal(new URL(folder.headers.location, `http://127.0.0.1:${ports[1]}`).pathname, `${FOLDER}/`);
    });
  });
}
