/* eslint-disable -- a program for Node: it uses its globals, and is as long as what it tries */
// Programs that say what they see: run by Node and in the simulation, they have to say the same.
import { createHash } from 'node:crypto';
import { EventEmitter, once, on } from 'node:events';
import * as fs from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { pipeline, Readable, Transform, Writable } from 'node:stream';
import { pipeline as pipelinePromise } from 'node:stream/promises';
import { setTimeout as sleep, scheduler } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isDate, isMap, isPromise, isUint8Array } from 'node:util/types';

const say = (...words) => console.log(...words);
const base = process.env.BASE ?? '/tmp/parity';
const without = (text) =>
  String(text)
    .replaceAll(base, 'BASE')
    .replaceAll(/127\.0\.0\.1|::1/g, 'LOCAL')
    .replaceAll(/:\d{4,5}\b/g, ':PORT');
const told = (error) => say(error.name, error.code, without(error.message));
const listen = async (server) => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
};

const programs = {
  async order() {
    setTimeout(() => say('timeout 60'), 60);
    setTimeout(() => {
      say('timeout 1');
      process.nextTick(() => say('tick of timeout'));
      Promise.resolve().then(() => say('microtask of timeout'));
      setImmediate(() => say('immediate of timeout'));
    }, 1);
    process.nextTick(() => {
      say('tick 1');
      queueMicrotask(() => {
        say('microtask of tick');
        process.nextTick(() => say('tick of microtask of tick'));
      });
      process.nextTick(() => say('tick of tick'));
    });
    Promise.resolve()
      .then(() => {
        say('microtask 1');
        process.nextTick(() => say('tick of microtask'));
        return null;
      })
      .then(() => say('microtask 2'));
    queueMicrotask(() => say('microtask 3'));
    say('sync');
    await null;
    say('after await');
    await sleep(90);
    setTimeout(() => say('a'), 30);
    setTimeout(() => say('b'), 10);
    setTimeout(() => say('c'), 10);
    const gone = setTimeout(() => say('never'), 1);
    clearTimeout(gone);
    await sleep(80);
    setImmediate(() => {
      say('immediate 1');
      process.nextTick(() => say('tick between immediates'));
    });
    setImmediate(() => say('immediate 2'));
    await sleep(10);
  },

  async timers() {
    let times = 0;
    await new Promise((resolve) => {
      const interval = setInterval(() => {
        say('interval', ++times);
        if (times === 3) {
          clearInterval(interval);
          resolve();
        }
      }, 2);
    });
    say(
      await sleep(1, 'value'),
      await promisify(setTimeout)(1, 'promisified'),
      await promisify(setImmediate)('immediate'),
    );
    await scheduler.wait(1);
    const refreshed = setTimeout(() => say('refreshed'), 10);
    await sleep(6);
    refreshed.refresh();
    say(refreshed.hasRef(), refreshed.unref().hasRef(), typeof refreshed[Symbol.toPrimitive]());
    refreshed.ref();
    await sleep(30);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 2);
    await sleep(1_000, null, { signal: controller.signal }).catch(told);
    const signal = AbortSignal.timeout(5);
    await sleep(20);
    say(signal.aborted, signal.reason.name, signal.reason.message);
    say(
      AbortSignal.abort('why').reason,
      AbortSignal.any([signal, new AbortController().signal]).aborted,
    );
    try {
      setTimeout('text');
    } catch (error) {
      say(error.name, error.code);
    }
    const args = await new Promise((resolve) => setTimeout((...all) => resolve(all), 1, 1, 2, 3));
    say(args.join());
    clearTimeout(undefined);
    clearTimeout(Number(setTimeout(() => say('never'), 1)));
    await sleep(5);
  },

  async files() {
    const dir = `${base}/files`;
    await rm(dir, { recursive: true, force: true });
    say(without(await mkdir(`${dir}/a/b`, { recursive: true })));
    await writeFile(`${dir}/one`, 'eins');
    await fs.promises.appendFile(`${dir}/one`, ' und zwei');
    say(
      await readFile(`${dir}/one`, 'utf8'),
      (await stat(`${dir}/one`)).size,
      (await stat(dir)).isDirectory(),
    );
    const handle = await open(`${dir}/one`, 'r+');
    say(
      (await handle.write('EINS', 0)).bytesWritten,
      (await handle.read(Buffer.alloc(6), 0, 6, 0)).buffer.toString(),
    );
    await handle.truncate(4);
    await handle.sync();
    await handle.close();
    await rename(`${dir}/one`, `${dir}/two`);
    say(
      fs.readdirSync(dir).join(),
      fs.existsSync(`${dir}/one`),
      fs.readFileSync(`${dir}/two`, 'utf8'),
    );
    for (const attempt of [
      () => readFile(`${dir}/nothing`),
      () => readFile(`${dir}/a`),
      () => mkdir(`${dir}/a`),
      () => mkdir(`${dir}/x/y`),
      () => fs.promises.rmdir(`${dir}/a`),
      () => fs.promises.rmdir(`${dir}/two`),
      () => fs.promises.unlink(`${dir}/nothing`),
      () => fs.promises.readdir(`${dir}/two`),
      () => rename(`${dir}/nothing`, `${dir}/three`),
      () => open(`${dir}/two`, 'wx'),
      () => open(`${dir}/x/y`, 'w'),
      () => stat(`${dir}/two/below`),
      () => writeFile(`${dir}/a`, 'x'),
      () => fs.promises.access(`${dir}/nothing`),
      () => rm(`${dir}/a`),
      async () => fs.openSync(`${dir}/nothing`, 'r'),
      async () => fs.closeSync(9_999),
      async () => fs.writeFileSync(`${dir}/two`, undefined),
    ]) {
      await attempt().then(
        () => say('no error'),
        (error) => say(error.code, error.syscall, without(error.message).split('. Received')[0]),
      );
    }
    await new Promise((resolve) =>
      fs.readFile(`${dir}/nothing`, (error, data) => {
        say(error.code, data);
        resolve();
      }),
    );
    const writing = fs.createWriteStream(`${dir}/stream`);
    writing.write('first ');
    writing.end('second');
    await once(writing, 'finish');
    let text = '';
    for await (const chunk of fs.createReadStream(`${dir}/stream`, 'utf8')) text += chunk;
    say(text);
    await rm(dir, { recursive: true });
    say(fs.existsSync(dir));
  },

  async sockets() {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('data', (data) => say('server data', String(data)));
      socket.on('end', () => {
        say('server end');
        socket.end('answer after end');
      });
      socket.on('close', (hadError) => say('server close', hadError));
    });
    const port = await listen(server);
    const socket = net.connect(port, '127.0.0.1');
    say(socket.connecting, socket.readyState);
    await once(socket, 'connect');
    say(socket.connecting, socket.readyState, socket.remoteFamily);
    socket.end('question');
    let text = '';
    for await (const chunk of socket) text += chunk;
    say('client has', text, socket.bytesWritten, socket.bytesRead);
    await sleep(20);
    server.close();
    await once(server, 'close');
    const refused = net.connect(port, '127.0.0.1');
    const [error] = await once(refused, 'error');
    told(error);
    (await net
      .connect(80, 'no-such-host.invalid')
      .once('error', (it) => say(it.code, it.syscall, it.hostname))) && 0;
    await sleep(100);
    const hearing = net.createServer((it) => it.on('data', (data) => say('hears', String(data))));
    const corked = net.connect(await listen(hearing), '127.0.0.1');
    await once(corked, 'connect');
    corked.cork();
    for (const word of ['one ', 'two ', 'three']) corked.write(word, () => say('wrote', word));
    say(corked.writableCorked, corked.writableLength);
    process.nextTick(() => corked.uncork());
    await sleep(20);
    corked.write('four', () => say('wrote four'));
    await sleep(20);
    say(corked.bytesWritten);
    hearing.close();
    corked.destroy();
  },

  async resets() {
    const server = net.createServer((socket) => {
      socket.on('error', (error) => say('server', error.code));
      socket.once('data', () => socket.resetAndDestroy());
    });
    const port = await listen(server);
    const socket = net.connect(port, '127.0.0.1', () => socket.write('x'));
    const [error] = await once(socket, 'error');
    told(error);
    say(socket.destroyed);
    await sleep(10);
    server.close();
    const talker = net.createServer((it) => it.end('hello first'));
    const other = net.connect(await listen(talker), '127.0.0.1');
    const seen = [];
    for (const name of ['connect', 'ready', 'data', 'end', 'finish', 'close'])
      other.on(name, (it) => seen.push(name === 'data' ? String(it) : name));
    await once(other, 'close');
    say(seen.join());
    talker.close();
    const sink = net.createServer(async (it) => {
      let bytes = 0;
      for await (const chunk of it) {
        bytes += chunk.length;
        await sleep(1);
      }
      say('sink has', bytes);
      it.end();
    });
    const source = net.connect(await listen(sink), '127.0.0.1');
    let waits = 0;
    for (let round = 0; round < 64; round++) {
      if (!source.write(Buffer.alloc(32_768, round))) {
        waits++;
        await once(source, 'drain');
      }
    }
    say('waited', waits > 0);
    source.end();
    await once(source, 'close');
    sink.close();
    const slow = net.createServer(() => undefined);
    const waiting = net.connect(await listen(slow), '127.0.0.1');
    waiting.setTimeout(20, () => {
      say('timeout');
      waiting.destroy();
    });
    await once(waiting, 'close');
    slow.close();
    slow.on('close', () => say('closed'));
    await sleep(10);
    process.exitCode = 0;
  },

  async web() {
    const server = http.createServer(async (request, response) => {
      const { method, url, headers } = request;
      let body = '';
      for await (const chunk of request) body += chunk;
      if (url === '/slow') return void setTimeout(() => response.end('late'), 200);
      if (url === '/break') {
        response.write('part');
        return void setTimeout(() => response.destroy(), 20);
      }
      if (url === '/chunks') {
        for (const part of ['a', 'b', 'c']) {
          response.write(part);
          await sleep(5);
        }
        return void response.end();
      }
      if (url === '/twice') {
        response.writeHead(201, 'Fine', { 'X-Many': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] });
        try {
          response.setHeader('x', 'y');
        } catch (error) {
          told(error);
        }
        return void response.end(
          JSON.stringify({ method, body, type: headers['content-type'], many: headers['x-many'] }),
        );
      }
      response.statusCode = 404;
      response.end();
    });
    const port = await listen(server);
    const agent = new http.Agent({ keepAlive: true });
    const ask = (path, options = {}, body) =>
      new Promise((resolve) => {
        const request = http.request(
          { port, host: '127.0.0.1', path, agent, ...options },
          async (response) => {
            let text = '';
            try {
              for await (const chunk of response) text += chunk;
            } catch (error) {
              text += ` ${error.code} ${error.message}`;
            }
            resolve(
              [
                response.statusCode,
                response.statusMessage,
                response.headers['content-length'],
                response.headers['x-many'],
                response.headers['set-cookie']?.join('|'),
                text,
                request.reusedSocket,
              ].join(' '),
            );
          },
        );
        request.on('error', (error) => resolve(`${error.code} ${without(error.message)}`));
        if (options.abortAfter) setTimeout(() => request.destroy(), options.abortAfter);
        request.end(body);
      });
    say(
      await ask(
        '/twice',
        { method: 'POST', headers: { 'content-type': 'text/plain', 'X-Many': ['3', '4'] } },
        'hello',
      ),
    );
    await sleep(5);
    say(await ask('/nowhere'));
    await sleep(5);
    say(await ask('/chunks'));
    say(await ask('/break'));
    say(await ask('/slow', { abortAfter: 20 }));
    say(await ask('/slow', { signal: AbortSignal.timeout(20) }));
    agent.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    say(await ask('/nowhere'));
    say(http.STATUS_CODES[418], http.METHODS.includes('PATCH'));
  },

  async fetching() {
    const server = http.createServer((request, response) => {
      if (request.url === '/json') {
        response.setHeader('content-type', 'application/json');
        return void response.end('{"a":[1,2]}');
      }
      if (request.url === '/moved') {
        response.writeHead(302, { location: '/json' });
        return void response.end();
      }
      if (request.url === '/empty') {
        response.writeHead(204);
        return void response.end();
      }
      if (request.url === '/late') return void setTimeout(() => response.end('late'), 300);
      let body = '';
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () =>
          response.end(`${request.method} ${request.headers['content-type']} ${body}`),
        );
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    await fetch('http://me:secret@127.0.0.1/').catch((error) => say(error.name, error.message));
    const json = await fetch(`${url}/json`);
    say(
      json.status,
      json.ok,
      json.headers.get('Content-Type'),
      JSON.stringify(await json.json()),
      json.bodyUsed,
    );
    await json.text().catch((error) => say(error.name, error.message));
    const moved = await fetch(`${url}/moved`);
    say(moved.redirected, new URL(moved.url).pathname, (await moved.text()).length);
    const empty = await fetch(`${url}/empty`);
    say(empty.status, empty.body, await empty.text());
    say(await (await fetch(`${url}/echo`, { method: 'post', body: 'text' })).text());
    say(
      await (
        await fetch(`${url}/echo`, { method: 'PUT', body: new URLSearchParams({ a: '1' }) })
      ).text(),
    );
    say(
      await (
        await fetch(`${url}/echo`, {
          method: 'POST',
          body: JSON.stringify({}),
          headers: { 'content-type': 'application/json' },
        })
      ).text(),
    );
    const left = new AbortController();
    const unread = await fetch(`${url}/json`, { signal: left.signal });
    left.abort();
    // Versions of Node differ in the message.
    await unread.text().catch((error) => say(error.name));
    const kept = new AbortController();
    const read = await fetch(`${url}/json`, { signal: kept.signal });
    const text = read.text();
    await text;
    kept.abort();
    say(await text, read.bodyUsed);
    await fetch(`${url}/late`, { signal: AbortSignal.timeout(20) }).catch((error) =>
      say(error.name, error.message),
    );
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    await fetch(`${url}/late`, { signal: controller.signal }).catch((error) =>
      say(error.name, error.message),
    );
    await fetch(`${url}/x`, { body: 'x' }).catch((error) => say(error.name, error.message));
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    // A port that nothing listens on any more, and that no connection is kept to.
    const gone = net.createServer();
    const port = await listen(gone);
    gone.close();
    await once(gone, 'close');
    await fetch(`http://127.0.0.1:${port}`).catch((error) =>
      say(error.name, error.message, error.cause.code),
    );
    await fetch('ftp://x').catch((error) => say(error.name, error.message));
    const headers = new Headers({ B: '2', a: '1' });
    headers.append('a', '3');
    say(JSON.stringify([...headers]), headers.has('A'));
    say(
      JSON.stringify(await Response.json({ x: 1 }, { status: 201 }).json()),
      new Request('http://a/b').url,
    );
  },

  async events() {
    const emitter = new EventEmitter();
    emitter.on('x', (...args) => say('x', ...args));
    emitter.prependListener('x', () => say('before'));
    emitter.once('x', () => say('once'));
    say(
      emitter.emit('x', 1, 2),
      emitter.emit('x', 3),
      emitter.emit('y'),
      emitter.listenerCount('x'),
      emitter.eventNames().join(),
    );
    try {
      emitter.emit('error', new Error('thrown'));
    } catch (error) {
      told(error);
    }
    try {
      emitter.emit('error', 'text');
    } catch (error) {
      say(error.code);
    }
    setTimeout(() => emitter.emit('later', 'value'), 1);
    say(await once(emitter, 'later'));
    setTimeout(() => emitter.emit('error', new Error('rejected')), 1);
    await once(emitter, 'later').catch(told);
    setTimeout(() => {
      emitter.emit('many', 1);
      emitter.emit('many', 2);
    }, 1);
    for await (const [value] of on(emitter, 'many')) {
      say('many', value);
      if (value === 2) break;
    }
    const target = new EventTarget();
    target.addEventListener('z', (event) => say(event.type, event instanceof Event), {
      once: true,
    });
    say(target.dispatchEvent(new Event('z')), target.dispatchEvent(new Event('z')));
    class Own extends EventEmitter {
      constructor() {
        super();
        this.on('newListener', (name) => say('new', name));
      }
    }
    new Own().on('w', () => undefined);
  },

  async streams() {
    const upper = new Transform({
      transform(chunk, _, done) {
        done(null, String(chunk).toUpperCase());
      },
    });
    const out = [];
    await pipelinePromise(Readable.from(['a', 'b', 'c']), upper, async function (source) {
      for await (const chunk of source) out.push(String(chunk));
    });
    say(out.join());
    await new Promise((resolve) =>
      pipeline(
        Readable.from(['x']),
        new Transform({
          transform(_c, _e, done) {
            done(new Error('broken'));
          },
        }),
        (error) => {
          say(error.message);
          resolve();
        },
      ),
    );
    const readable = new Readable({ read() {}, highWaterMark: 4 });
    say(readable.push('ab'), readable.push('cd'), readable.push('ef'));
    readable.push(null);
    say(String(Buffer.concat(await readable.toArray())));
    const objects = Readable.from([1, 2, 3, 4])
      .filter((n) => n % 2 === 0)
      .map((n) => n * 10);
    say((await objects.toArray()).join());
    const order = [];
    const late = new Readable({
      read() {
        order.push('read');
        this.push(order.length < 3 ? 'x' : null);
      },
    });
    late
      .on('data', () => order.push('data'))
      .on('end', () => order.push('end'))
      .on('close', () => order.push('close'));
    await once(late, 'close');
    say(order.join());
  },

  async failures() {
    process.on('unhandledRejection', (reason) => say('unhandled', reason.message));
    process.on('uncaughtException', (error, origin) => say('uncaught', error.message, origin));
    void Promise.reject(new Error('one'));
    const handled = Promise.reject(new Error('two'));
    process.nextTick(() => handled.catch(() => say('handled in time')));
    setTimeout(() => {
      throw new Error('three');
    }, 1);
    queueMicrotask(() => {
      throw new Error('four');
    });
    await sleep(10);
    process.nextTick(() => {
      throw new Error('five');
    });
    await sleep(10);
    process.on('exit', (code) => say('exit', code, process.exitCode));
    setTimeout(() => say('never'), 0);
    process.exit(3);
  },

  async values() {
    for (const name of ['XMLHttpRequest', 'Worker', 'EventSource', 'WebSocketStream', 'window'])
      say(name, name in globalThis, typeof globalThis[name]);
    const { toString } = Function.prototype;
    say(String(toString), toString.name, toString.length, String(say) === String(say));
    say(toString.call(class Named {}), { [(n) => n]: 'by text' }['(n) => n']);
    try {
      toString.call('no function');
    } catch (error) {
      say(error.name);
    }
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const compiled = await WebAssembly.compile(empty);
    const { module, instance } = await WebAssembly.instantiate(empty);
    const again = await WebAssembly.instantiate(compiled);
    say(compiled instanceof WebAssembly.Module, module instanceof WebAssembly.Module);
    say(instance instanceof WebAssembly.Instance, again instanceof WebAssembly.Instance);
    await WebAssembly.compile(new Uint8Array(3)).catch((error) =>
      say(error instanceof WebAssembly.CompileError),
    );
    say(isDate(new Date()), isMap(new Map()), isPromise(Promise.resolve()), isUint8Array(empty));
    say(
      Buffer.from('ä').toString('hex'),
      Buffer.from('x') instanceof Uint8Array,
      new Uint8Array(2).fill(7).join(),
    );
    say(
      createHash('sha256').update('x').digest('hex').slice(0, 8),
      new URL('http://a/b?c=d').searchParams.get('c'),
    );
    try {
      new URL('nonsense');
    } catch (error) {
      say(error instanceof TypeError, error instanceof Error, error.code);
    }
    const clone = structuredClone({ a: [new Date(0)], m: new Map([[1, { b: 2 }]]) });
    say(clone.a[0].toISOString(), clone.m.get(1).b, clone.a instanceof Array);
    try {
      structuredClone(() => 1);
    } catch (error) {
      say(error.name);
    }
    say(
      typeof performance.now(),
      Number.isInteger(Date.now()),
      new Date(Date.now()) instanceof Date,
      typeof Date(),
    );
    say(
      typeof globalThis,
      globalThis === global,
      typeof process.hrtime.bigint(),
      process.argv.length,
      process.platform,
    );
    say(
      crypto.randomUUID().length,
      /^[0-9a-f-]{36}$/.test(crypto.randomUUID()),
      Math.random() < 1,
      new TextDecoder().decode(new TextEncoder().encode('ß')),
      atob(btoa('x')),
    );
    say(
      [3, 1, 2].toSorted?.().join() ?? '1,2,3',
      JSON.stringify(new Error('x')),
      Object.prototype.toString.call(process),
    );
    say(
      await Promise.any([Promise.reject(new Error('x')), Promise.resolve(1)]),
      (await Promise.allSettled([Promise.reject(new RangeError('r'))]))[0].reason instanceof
        RangeError,
    );
    async function* numbers() {
      yield 1;
      yield 2;
    }
    for await (const number of numbers()) say(number);
  },

  async upgrades() {
    const { json, text, buffer } = await import('node:stream/consumers');
    say(
      await text(Readable.from(['a', 'b'])),
      (await buffer(Readable.from([Buffer.from('cd')]))).length,
    );
    say(JSON.stringify(await json(Readable.from(['{"a":', '1}']))));
    const server = http.createServer((_, response) => response.end('no upgrade'));
    const port = await listen(server);
    const headers = { Connection: 'Upgrade', Upgrade: 'echo' };
    const plain = http.get({ port, headers });
    const [answer] = await once(plain, 'response');
    say(answer.statusCode, await text(answer));
    server.on('upgrade', (request, socket, head) => {
      say(
        'asked',
        request.method,
        request.url,
        request.headers.upgrade,
        head.length,
        request.complete,
      );
      if (request.url === '/refused') {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno');
        return;
      }
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n',
      );
      socket.on('data', (chunk) => socket.write(`echo ${chunk}`));
      socket.on('end', () => {
        say('server sees the end');
        socket.end();
      });
    });
    const refused = http.get({ port, path: '/refused', headers });
    const [forbidden] = await once(refused, 'response');
    say(forbidden.statusCode, forbidden.statusMessage, await text(forbidden));
    const asked = http.get({ port, path: '/feed', headers });
    const [response, socket, head] = await once(asked, 'upgrade');
    say(response.statusCode, response.headers.upgrade, head.length, socket instanceof net.Socket);
    socket.write('one');
    say(String((await once(socket, 'data'))[0]));
    socket.end();
    await once(socket, 'close');
    let isClosed = false;
    server.close(() => {
      isClosed = true;
    });
    server.closeAllConnections();
    await sleep(20);
    say('server closed', isClosed);
  },

  async piping() {
    const letters = () =>
      new ReadableStream({
        start(controller) {
          for (const part of ['a', 'b\u{1F600}', 'c']) controller.enqueue(part);
          controller.close();
        },
      });
    for await (const text of letters()) say('letter', text);
    const upper = new TransformStream({
      transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()),
    });
    const parts = [];
    await letters()
      .pipeThrough(upper)
      .pipeThrough(new TextEncoderStream())
      .pipeThrough(new TextDecoderStream())
      .pipeTo(new WritableStream({ write: (part) => void parts.push(part) }));
    say(parts.join('|'));
    const [left, right] = letters().tee();
    const both = [left.getReader(), right.getReader()];
    say(...(await Promise.all(both.map(async (it) => JSON.stringify(await it.read())))));
    both[1].releaseLock();
    say(right.locked, left.locked);
    await Promise.all([both[0].cancel(), right.cancel()]);
    let pulls = 0;
    const slow = new ReadableStream(
      { pull: (controller) => controller.enqueue(pulls++) },
      { highWaterMark: 2 },
    );
    await sleep(5);
    const reader = slow.getReader();
    say(pulls, slow.locked, (await reader.read()).value, pulls);
    await reader.cancel('enough');
    say(JSON.stringify(await reader.read()));
    const writer = new WritableStream(
      { write: () => sleep(10) },
      new CountQueuingStrategy({ highWaterMark: 2 }),
    ).getWriter();
    say(writer.desiredSize);
    void writer.write(1);
    void writer.write(2);
    say(writer.desiredSize);
    await writer.ready;
    say(writer.desiredSize);
    const bad = new ReadableStream({ pull: () => Promise.reject(new Error('no more')) });
    await bad.getReader().read().catch(told);
    const server = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      for (const part of ['one ', 'two ', body]) {
        response.write(part);
        await sleep(5);
      }
      response.end();
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    const body = letters().pipeThrough(new TextEncoderStream());
    await fetch(url, { method: 'POST', body: letters() }).catch(told);
    const posted = await fetch(url, { method: 'POST', body, duplex: 'half' });
    say(posted.body instanceof ReadableStream, posted.bodyUsed, posted.body.locked);
    let text = '';
    for await (const part of posted.body.pipeThrough(new TextDecoderStream())) text += part;
    say(text, posted.bodyUsed);
    await posted.text().catch(told);
    const some = await fetch(url);
    const first = some.body.getReader();
    await some.text().catch((error) => say(error.name));
    say(
      Buffer.from((await first.read()).value)
        .toString()
        .startsWith('one'),
      some.bodyUsed,
    );
    await first.cancel();
    say(await new Response(letters().pipeThrough(new TextEncoderStream())).text());
    say(
      await new Response('whole').body
        .getReader({ mode: 'byob' })
        .read(new Uint8Array(3))
        .then(({ value }) => Buffer.from(value).toString()),
    );
    server.close();
    let joined = '';
    const fed = Readable.fromWeb(letters().pipeThrough(new TextEncoderStream()));
    for await (const part of fed) joined += part;
    say(joined, Buffer.isBuffer(fed.read() ?? Buffer.alloc(0)));
    const file = `${base}/web-stream`;
    await fs.promises.mkdir(base, { recursive: true });
    await Readable.toWeb(Readable.from(['x', 'y'])).pipeTo(
      Writable.toWeb(fs.createWriteStream(file)),
    );
    say(fs.readFileSync(file, 'utf8'));
    const got = [];
    const sink = new WritableStream({ write: (part) => void got.push(String(part)) });
    await pipelinePromise(
      Readable.from([Buffer.from('p'), Buffer.from('q')]),
      Writable.fromWeb(sink),
    );
    say(got.join());
    await Readable.toWeb(
      new Readable({
        read() {
          this.destroy(new Error('torn'));
        },
      }),
    )
      .getReader()
      .read()
      .catch(told);
  },

  async websockets() {
    const server = http.createServer((request, response) => response.writeHead(400).end());
    server.on('upgrade', (request, socket) => {
      const key = request.headers['sec-websocket-key'];
      say(
        request.headers.upgrade,
        Buffer.from(key, 'base64').length,
        request.headers['sec-websocket-version'],
        request.headers['sec-websocket-protocol']?.split(/, ?/).join(),
      );
      if (request.url === '/refused')
        return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      const accept = createHash('sha1')
        .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest('base64');
      const chosen =
        request.headers['sec-websocket-protocol'] === undefined
          ? ''
          : 'Sec-WebSocket-Protocol: chat\r\n';
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${chosen}\r\n`,
      );
      if (request.url === '/broken') return void setTimeout(() => socket.destroy(), 20);
      socket.on('error', () => undefined);
      let bytes = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        const length = bytes[1] & 127;
        if (bytes.length < 6 + length) return;
        const code = bytes[0] & 15;
        const data = Buffer.from(bytes.subarray(6, 6 + length)).map(
          (byte, index) => byte ^ bytes[2 + (index % 4)],
        );
        say(
          'frame',
          code,
          (bytes[1] & 128) !== 0,
          code === 2 ? [...data].join() : code === 8 ? data.readUInt16BE(0) : String(data),
        );
        socket.write(Buffer.concat([Buffer.from([128 | code, length]), data]));
        bytes = Buffer.alloc(0);
        if (code === 8) socket.end();
      });
    });
    const url = `ws://127.0.0.1:${await listen(server)}`;
    const heard = (path, protocols, use) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url}${path}`, protocols);
        say(socket.readyState, socket.url.endsWith(path), socket.binaryType);
        socket.binaryType = 'arraybuffer';
        socket.onopen = (event) => (
          say(event.type, socket.readyState, socket.protocol),
          use(socket)
        );
        socket.addEventListener('message', ({ data, origin }) => {
          say(
            'message',
            typeof data === 'string' ? data : [...new Uint8Array(data)].join(),
            origin === url,
          );
          if (data === 'last') socket.close(3001, 'done');
        });
        socket.onerror = ({ type }) => say(type, socket.readyState);
        socket.onclose = ({ code, reason, wasClean }) => (
          say('close', code, reason, wasClean, socket.readyState),
          resolve()
        );
      });
    await heard('/', ['chat', 'other'], (socket) => {
      socket.send('text');
      setTimeout(() => socket.send(new Uint8Array([1, 2, 3])), 20);
      setTimeout(() => socket.send('last'), 40);
    });
    await heard('/refused', [], () => undefined);
    await heard('/broken', [], () => undefined);
    for (const bad of [
      () => new WebSocket('nowhere'),
      () => new WebSocket('ftp://a/'),
      () => new WebSocket(`${url}/#here`),
    ])
      try {
        bad();
      } catch (error) {
        say(error.name, error instanceof DOMException);
      }
    const early = new WebSocket(`${url}/`);
    early.onerror = () => undefined;
    for (const bad of [
      () => early.send('x'),
      () => early.close(1001),
      () => early.close(3000, 'x'.repeat(124)),
    ])
      try {
        bad();
      } catch (error) {
        say(error.name);
      }
    server.close();
    process.exit();
  },

  async datagrams() {
    const { createSocket } = await import('node:dgram');
    const server = createSocket('udp4');
    const client = createSocket('udp4', (message, { address, size }) =>
      say('client hears', String(message), without(address), size),
    );
    server.on('message', (message, { port, family }) => {
      say('server hears', String(message), family);
      server.send(`echo ${message}`, port, '127.0.0.1');
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    client.send(Buffer.from('xxoneyy'), 2, 3, port, '127.0.0.1', (error, bytes) =>
      say('sent', error, bytes),
    );
    await once(client, 'message');
    client.send(['t', Buffer.from('wo')], port, '127.0.0.1');
    await once(client, 'message');
    const other = createSocket({ type: 'udp4' });
    other.bind(port, '127.0.0.1');
    told((await once(other, 'error'))[0]);
    try {
      server.bind(0);
    } catch (error) {
      told(error);
    }
    client.connect(port, '127.0.0.1');
    await once(client, 'connect');
    client.send('three');
    await once(client, 'message');
    client.close(() => say('closed'));
    server.close();
    await sleep(10);
    try {
      client.send('four', port);
    } catch (error) {
      told(error);
    }
  },
};

await programs[process.env.PROGRAM]();
