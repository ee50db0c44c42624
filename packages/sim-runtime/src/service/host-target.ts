import { type SimCluster } from './cluster.js';
import { type SimHost } from './host.js';
import { type HostTarget } from './service-menu.js';

/** The hosts of a cluster as the fault injector sees them; those of clients are not struck. */
export function hostTarget(cluster: SimCluster, parties: number): HostTarget {
  const host = (party: number): SimHost => cluster.hosts[party] as SimHost;
  return {
    parties,
    directions: ['both', 'outgoing', 'incoming'],
    count: (kind) => cluster.count(kind),
    pause: (party) => cluster.pause(host(party)),
    resume: (party) => cluster.resume(host(party)),
    isPaused: (party) => host(party).isPaused,
    crash: (party) => cluster.crash(host(party)),
    restart: (party) => cluster.start(host(party)),
    isDown: (party) => host(party).isDown,
    jumpClock: (party, ticks) => {
      cluster.count('clock-jump');
      host(party).clockTicks += ticks;
    },
    rewindClock: (party, ticks) => {
      cluster.count('clock-backward');
      host(party).clockTicks -= ticks;
    },
    skewClock: (party, ticks) => {
      cluster.count('clock-skew');
      host(party).skewTicks = ticks;
    },
    straightenClock: (party) => {
      host(party).skewTicks = 0;
    },
    cut: (side, direction) => cluster.cut(side, direction),
    fillDiskOf: (party) => {
      cluster.count('disk-full');
      const filled = host(party);
      filled.fullDisks++;
      return () => {
        filled.fullDisks = Math.max(0, filled.fullDisks - 1);
        return filled.fullDisks === 0;
      };
    },
  };
}
