import { posix } from 'node:path';
import { readJson, type TargetConfiguration, type Tree, writeJson } from '@nx/devkit';

interface Configuration {
  readonly targets?: Readonly<Record<string, TargetConfiguration>>;
}

interface PackageJson {
  readonly nx?: Configuration;
}

/** Replaces a target in the file that configures it, or removes it where nothing of it is left. */
export function writeTarget(
  tree: Tree,
  root: string,
  name: string,
  target: TargetConfiguration,
): void {
  const projectJson = posix.join(root, 'project.json');
  const configuration = tree.exists(projectJson) ? readJson<Configuration>(tree, projectJson) : {};
  if (configuration.targets?.[name] !== undefined) {
    writeJson(tree, projectJson, withTarget(configuration, name, target));
    return;
  }
  const packageJson = posix.join(root, 'package.json');
  const manifest = readJson<PackageJson>(tree, packageJson);
  const { nx, ...rest } = manifest;
  const changed = withTarget(nx ?? {}, name, target);
  writeJson(tree, packageJson, Object.keys(changed).length === 0 ? rest : { ...rest, nx: changed });
}

function withTarget(
  { targets, ...rest }: Configuration,
  name: string,
  target: TargetConfiguration,
): Configuration {
  const others = Object.entries(targets ?? {}).filter(([key]) => key !== name);
  const changed = Object.keys(target).length === 0 ? [] : [[name, target] as const];
  const all = Object.fromEntries([...others, ...changed]);
  return Object.keys(all).length === 0 ? rest : { ...rest, targets: all };
}
