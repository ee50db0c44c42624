import { takeIntrinsics } from './intrinsics.js';

// This stands between the runtime, some of whose guards stay where they are, and the module.
takeIntrinsics();
