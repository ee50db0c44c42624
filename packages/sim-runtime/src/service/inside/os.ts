import { system } from './system.js';

export const EOL = '\n';
export const devNull = '/dev/null';
export const constants = { signals: {}, errno: {}, priority: {} };
export const hostname = (): string => system.hostname;
export const platform = (): string => 'linux';
export const type = (): string => 'Linux';
export const release = (): string => '6.1.0';
export const version = (): string => '#1 SMP';
export const machine = (): string => 'x86_64';
export const arch = (): string => 'x64';
export const endianness = (): string => 'LE';
export const uptime = (): number => system.uptimeMs() / 1000;
export const tmpdir = (): string => '/tmp';
export const homedir = (): string => '/home/app';
export const totalmem = (): number => 8e9;
export const freemem = (): number => 4e9;
export const loadavg = (): number[] => [0, 0, 0];
export const availableParallelism = (): number => 1;
export const cpus = () => [
  { model: 'simulated', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } },
];
export const networkInterfaces = () => ({
  eth0: [
    {
      address: system.address,
      netmask: '255.255.255.0',
      family: 'IPv4',
      mac: '00:00:00:00:00:00',
      internal: false,
      cidr: `${system.address}/24`,
    },
  ],
});
export const userInfo = () => ({
  uid: 1000,
  gid: 1000,
  username: 'app',
  homedir: '/home/app',
  shell: '/bin/sh',
});
