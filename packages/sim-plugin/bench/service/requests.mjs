// Processor time of a request, in one of several ways: prints milliseconds for each request.
//
//   node requests.mjs AT_ONCE simulated BUNDLE | real|inject FRAMEWORK FOLDER | mock
//
// AT_ONCE requests are under way at a time; in `simulated` as many as the bundle sends.
// The handler waits a millisecond by a timer, in each of them. A request is JSON of one field, both ways.

/* global Request, Response, fetch, setTimeout */

import console from 'node:console';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { COUNTS } from './apps.mjs';

const WARM = COUNTS.few;
const REQUESTS = COUNTS.many - COUNTS.few;

const [atOnce, way, ...args] = process.argv.slice(2);
const AT_ONCE = Number(atOnce);
const ways = { simulated, real, inject, mock };
console.log((await ways[way](...args)).toFixed(4));

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Requests on simulated hosts, of which those of a short run, with the start of the hosts, are taken off. */
async function simulated(bundle) {
  const { module, runtime } = await import(pathToFileURL(bundle).href);
  const { simulation } = module;
  const run = (name) =>
    runtime.keepGuards(() => {
      const plan = { ...runtime.planOf(simulation, 'sunny', 1), safetyTicks: 60_000 };
      const operations = [{ at: 250, party: 0, name, salt: 1 }];
      const before = cpuMs();
      const { violation, oracles } = simulation.run(
        { ...plan, operations, rates: {}, faults: [] },
        { maxEvents: 100_000_000 },
      );
      if (violation !== undefined) throw new Error(violation.message);
      if (oracles[0].occurrences === 0) throw new Error('not all requests were answered');
      return cpuMs() - before;
    });
  run('few');
  return (run('many') - run('few')) / (COUNTS.many - COUNTS.few);
}

async function measured(ask) {
  const batch = async (count) => {
    for (let done = 0; done < count; done += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, ask));
  };
  await batch(WARM);
  const before = cpuMs();
  await batch(REQUESTS);
  return (cpuMs() - before) / REQUESTS;
}

async function real(framework, folder) {
  const { url, close } = await (framework === 'bare'
    ? bareServer()
    : appOf(framework, folder, true));
  const body = JSON.stringify({ amount: 1 });
  const headers = { 'content-type': 'application/json' };
  const each = await measured(async () => {
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.json();
  });
  await close();
  return each;
}

async function bareServer() {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () =>
      setTimeout(() => response.end(JSON.stringify({ total: JSON.parse(text).amount })), 1),
    );
  });
  await new Promise((done) => server.listen(0, done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close() && server.closeAllConnections(),
  };
}

async function inject(framework, folder) {
  const require = createRequire(join(folder, 'package.json'));
  const FakeTimers = createRequire(import.meta.url)('@sinonjs/fake-timers');
  const { dispatch } = await appOf(framework, folder, false);
  const lightMyRequest = require('light-my-request');
  const clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    return await measured(async () => {
      const answer = lightMyRequest(dispatch, { method: 'POST', url: '/', payload: { amount: 1 } });
      await settled(answer, clock);
      JSON.parse((await answer).payload);
    });
  } finally {
    clock.uninstall();
  }
}

/** A `fetch` written by hand in place of the network, before a handler that is the service's own function. */
async function mock() {
  const FakeTimers = createRequire(import.meta.url)('@sinonjs/fake-timers');
  const clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const handle = (text) =>
    new Promise((done) =>
      setTimeout(() => done(new Response(JSON.stringify({ total: JSON.parse(text).amount }))), 1),
    );
  const mockFetch = (url, init) =>
    handle(new Request(url, init).method === 'POST' ? init.body : '');
  try {
    return await measured(async () => {
      const answer = mockFetch('http://server/', { method: 'POST', body: '{"amount":1}' });
      await settled(answer, clock);
      await (await answer).json();
    });
  } finally {
    clock.uninstall();
  }
}

/** Lets fake time pass until a promise is settled. */
async function settled(promise, clock) {
  let isSettled = false;
  void promise.then(() => (isSettled = true));
  while (!isSettled) await clock.tickAsync(1);
}

async function appOf(framework, folder, listens) {
  const require = createRequire(join(folder, 'package.json'));
  const handle = async ({ amount }) => {
    await new Promise((done) => setTimeout(done, 1));
    return { total: amount };
  };
  if (framework === 'express') {
    const express = require('express');
    const app = express();
    app.use(express.json());
    app.post('/', async (request, response) => response.json(await handle(request.body)));
    if (!listens) return { dispatch: app };
    const server = app.listen(0);
    await new Promise((done) => server.once('listening', done));
    return {
      url: `http://127.0.0.1:${server.address().port}/`,
      close: () => server.close() && server.closeAllConnections(),
    };
  }
  const app = require('fastify')();
  app.post('/', async (request) => handle(request.body));
  if (listens) return { url: `${await app.listen({ port: 0 })}/`, close: () => app.close() };
  await app.ready();
  return { dispatch: (request, response) => app.routing(request, response) };
}
