import { type History } from '../history/history-event.js';
import { type SimCluster } from './cluster.js';
import { type FileData } from './disk/file-data.js';
import { type SimHost } from './host.js';
import { type HostView, type ServiceWorld } from './service-definition.js';

const decoder = new TextDecoder();

/** A cluster as oracles see it: a view, so that keeping it up to date costs nothing. */
export class ClusterWorld implements ServiceWorld {
  readonly history: History;
  readonly hosts: readonly HostView[];
  readonly #cluster: SimCluster;
  readonly #byName = new Map<string, HostView>();

  /** @param count - how many hosts there are, those of clients left out */
  constructor(cluster: SimCluster, count: number, history: History) {
    this.#cluster = cluster;
    this.history = history;
    this.hosts = cluster.hosts.slice(0, count).map(viewOf);
    for (const view of this.hosts) this.#byName.set(view.name, view);
  }

  get now(): number {
    return this.#cluster.timeline.now;
  }

  host(name: string): HostView {
    const view = this.#byName.get(name);
    if (view !== undefined) return view;
    throw new RangeError(
      `There is no host "${name}": choose from ${[...this.#byName.keys()].join(', ')}.`,
    );
  }
}

/** The text of files, decoded again only where a file has changed: oracles read after every event. */
class FileReader {
  readonly #texts = new WeakMap<FileData, { readonly version: number; readonly text: string }>();

  read(file: FileData | undefined): string | undefined {
    if (file === undefined) return undefined;
    const { version, bytes } = file;
    const known = this.#texts.get(file);
    if (known?.version === version) return known.text;
    const text = decoder.decode(bytes);
    this.#texts.set(file, { version, text });
    return text;
  }
}

function viewOf(host: SimHost): HostView {
  const reader = new FileReader();
  return {
    name: host.name,
    get isUp() {
      return !host.isDown;
    },
    get starts() {
      return host.starts;
    },
    read: (path) => reader.read(host.disk.file(path)),
    readDurable: (path) => textOf(host.disk.readDurable(path)),
  };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : decoder.decode(bytes);
}
