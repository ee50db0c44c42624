export { Swim } from './protocol.js';
export type { SwimConfig, SwimSettings } from './swim-config.js';
export {
  overrides,
  STATUSES,
  type Message,
  type Rumor,
  type Status,
  type Suspicion,
} from './messages.js';
