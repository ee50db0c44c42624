import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** JavaScript, and where each piece of it came from, as JSON. */
interface Lowered {
  readonly code: string;
  readonly map: string;
}

type Lower = (code: string, file: string) => Lowered;

/** As much of `typescript` as is used. */
interface TypeScriptApi {
  readonly transpileModule?: (
    code: string,
    request: {
      readonly fileName: string;
      readonly compilerOptions: Readonly<Record<string, unknown>>;
    },
  ) => { readonly outputText: string; readonly sourceMapText?: string };
  readonly ScriptTarget: { readonly ES2022: number };
  readonly ModuleKind: { readonly ESNext: number };
}

/** As much of `@swc/core` as is used. */
interface SwcApi {
  readonly transformSync: (
    code: string,
    options: Readonly<Record<string, unknown>>,
  ) => { readonly code: string; readonly map?: string };
}

/**
 * What lowers standard decorators in this workspace: its own TypeScript, or SWC where that is one
 * without an API for JavaScript, as version 7 is. Nx adds both to its workspaces.
 *
 * @param projectRoot - absolute path
 * @returns `undefined` when it has neither
 */
export function decoratorLowering(projectRoot: string): Lower | undefined {
  const require = createRequire(join(projectRoot, 'package.json'));
  const load = <Api>(name: string): Api | undefined => {
    try {
      return require(name) as Api;
    } catch {
      return undefined;
    }
  };
  return byTypeScript(load<TypeScriptApi>('typescript')) ?? bySwc(load<SwcApi>('@swc/core'));
}

/** Lowers these files before the bundler reads them. */
export function lowerDecorators(files: ReadonlySet<string>, lower: Lower): Plugin {
  return {
    name: 'lower-decorators',
    transform(code, id) {
      if (!files.has(id)) return null;
      return { ...lower(code, id), moduleType: 'js' };
    },
  };
}

function byTypeScript(typescript: TypeScriptApi | undefined): Lower | undefined {
  const transpile = typescript?.transpileModule;
  if (typescript === undefined || transpile === undefined) return undefined;
  const compilerOptions = {
    target: typescript.ScriptTarget.ES2022,
    module: typescript.ModuleKind.ESNext,
    sourceMap: true,
  };
  return (code, fileName) => {
    const { outputText, sourceMapText = '' } = transpile(code, { fileName, compilerOptions });
    return { code: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map: sourceMapText };
  };
}

function bySwc(swc: SwcApi | undefined): Lower | undefined {
  if (swc === undefined) return undefined;
  return (code, filename) => {
    const isTypeScript = /\.[cm]?tsx?$/.test(filename);
    const isJsx = filename.endsWith('x');
    const { code: output, map = '' } = swc.transformSync(code, {
      filename,
      swcrc: false,
      configFile: false,
      sourceMaps: true,
      isModule: true,
      jsc: {
        target: 'es2022',
        parser: isTypeScript
          ? { syntax: 'typescript', tsx: isJsx, decorators: true }
          : { syntax: 'ecmascript', jsx: isJsx, decorators: true, autoAccessors: true },
        transform: { decoratorVersion: '2022-03' },
      },
    });
    return { code: output, map };
  };
}
