import type { Rule } from '../rule.js';
import { effectsAsData } from './effects-as-data.js';
import { everyInputTested } from './every-input-tested.js';
import { idempotencyBeforeValidation } from './idempotency-before-validation.js';
import { noArgumentMutation } from './no-argument-mutation.js';
import { noAsync } from './no-async.js';
import { noClock } from './no-clock.js';
import { noDynamicCode } from './no-dynamic-code.js';
import { noEngineMath } from './no-engine-math.js';
import { noFloatRates } from './no-float-rates.js';
import { noIo } from './no-io.js';
import { noLocale } from './no-locale.js';
import { noModuleState } from './no-module-state.js';
import { noSimulationInProduction } from './no-simulation-in-production.js';
import { noTimers } from './no-timers.js';
import { noUnreviewedPackages } from './no-unreviewed-packages.js';
import { noUnseededRandomness } from './no-unseeded-randomness.js';
import { noUnstableOrder } from './no-unstable-order.js';
import { noWeakReferences } from './no-weak-references.js';
import { noUnsimulatedApis } from './no-unsimulated-apis.js';
import { privateStateHasView } from './private-state-has-view.js';
import { reasonedSuppression } from './reasoned-suppression.js';
import { stateHasOracle } from './state-has-oracle.js';
import { timeAsParameter } from './time-as-parameter.js';

/** Every rule of the review, in the order in which the documentation lists them. */
export const RULES: readonly Rule[] = [
  noClock,
  noUnseededRandomness,
  noTimers,
  noIo,
  noAsync,
  noModuleState,
  noUnstableOrder,
  noLocale,
  noEngineMath,
  noWeakReferences,
  noDynamicCode,
  noArgumentMutation,
  noFloatRates,
  timeAsParameter,
  effectsAsData,
  idempotencyBeforeValidation,
  everyInputTested,
  stateHasOracle,
  privateStateHasView,
  noSimulationInProduction,
  noUnreviewedPackages,
  noUnsimulatedApis,
  reasonedSuppression,
];
