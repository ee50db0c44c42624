import { Reflection, ReflectionKind, type RouterTarget } from 'typedoc';
import { ModuleRouter } from 'typedoc-plugin-markdown';

/** Gives anchors to what has a heading of its own: a function's signature stands below the function's. */
export class HeadingRouter extends ModuleRouter {
  protected override buildAnchors(target: RouterTarget, pageTarget: RouterTarget): void {
    if (!isSignature(target)) super.buildAnchors(target, pageTarget);
  }
}

function isSignature(target: RouterTarget): boolean {
  return (
    target instanceof Reflection &&
    target.kindOf(ReflectionKind.CallSignature) &&
    target.parent?.kindOf(ReflectionKind.Function) === true
  );
}
