// As much of a Redis server as ioredis and redlock ask for: keys with a time to live, and redlock's three scripts.
import { createServer } from 'node:net';

const held = new Map();
const hashes = new Map();

const get = (key) => {
  const found = held.get(key);
  if (found === undefined || found.until > Date.now()) return found?.value;
  held.delete(key);
  return undefined;
};

const scripts = {
  acquire: (keys, [value, ms]) => {
    if (keys.some((key) => get(key) !== undefined)) return 0;
    for (const key of keys) held.set(key, { value, until: Date.now() + Number(ms) });
    return keys.length;
  },
  extend: (keys, [value, ms]) => {
    if (keys.some((key) => get(key) !== value)) return 0;
    for (const key of keys) held.set(key, { value, until: Date.now() + Number(ms) });
    return keys.length;
  },
  release: (keys, [value]) => {
    const own = keys.filter((key) => get(key) === value);
    for (const key of own) held.delete(key);
    return own.length;
  },
};

function scriptOf(text) {
  if (text.includes('*different*')) return scripts.extend;
  return text.includes('pcall') ? scripts.release : scripts.acquire;
}

const commands = {
  info: () => '$19\r\nredis_version:7.0.0\r\n',
  client: () => '+OK\r\n',
  select: () => '+OK\r\n',
  ping: () => '+PONG\r\n',
  evalsha: ([hash, count, ...rest]) => {
    const script = hashes.get(hash);
    if (script === undefined) return '-NOSCRIPT No matching script. Please use EVAL.\r\n';
    return `:${script(rest.slice(0, count), rest.slice(count))}\r\n`;
  },
  eval: ([text, count, ...rest]) => {
    const script = scriptOf(text);
    return `:${script(rest.slice(0, count), rest.slice(count))}\r\n`;
  },
};

/** The first command in what arrived, and what is left; nothing where it is not whole. */
function take(text) {
  const lines = text.split('\r\n');
  const count = Number(lines[0]?.slice(1));
  if (!text.startsWith('*') || lines.length < 2 + 2 * count) return undefined;
  const words = Array.from({ length: count }, (_, index) => lines[2 + 2 * index]);
  return { words, rest: lines.slice(1 + 2 * count).join('\r\n') };
}

createServer((socket) => {
  let text = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    text += chunk;
    for (let command = take(text); command !== undefined; command = take(text)) {
      const [name, ...args] = command.words;
      text = command.rest;
      const run = commands[name.toLowerCase()];
      socket.write(run === undefined ? `-ERR unknown command '${name}'\r\n` : run(args));
    }
  });
}).listen(6379);
