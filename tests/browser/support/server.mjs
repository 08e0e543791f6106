// A static file server for a built site below a sub-folder of 127.0.0.1, as a web host would serve it.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

/** Where sites are served: links that are not relative lead out of it. */
export const MOUNT = '/sub/folder/';

/** Serves a folder below `mount`; `base` is the address of its root. Close it at the end. */
export async function serve(folder, mount = MOUNT) {
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const path = address.startsWith(mount) ? normalize(address.slice(mount.length) || '.') : '..';
    const file = address.endsWith('/') ? join(path, 'index.html') : path;
    const bytes = path.startsWith('..') ? undefined : await readFile(join(folder, file)).catch(() => undefined);
    if (bytes) {
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      // A style sheet is read once, not for each of a thousand pages.
      const cache = file.startsWith('assets/') ? { 'cache-control': 'max-age=3600' } : {};
      response.writeHead(200, { 'content-type': type, ...cache }).end(bytes);
    } else {
      response.writeHead(404, { 'content-type': TYPES['.html'] }).end(await readFile(join(folder, '404.html')));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}${mount}`, close: () => server.close() };
}
