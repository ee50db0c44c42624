// node on-main-thread.mjs <url of the bundle>: prints what the universes came to.
import console from 'node:console';
import process from 'node:process';

const { universes } = await import(process.argv[2]);
console.log(JSON.stringify({ version: process.version, universes: universes() }));
