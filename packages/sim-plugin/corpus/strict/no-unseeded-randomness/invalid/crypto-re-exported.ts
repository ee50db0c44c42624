// A re-export hands it to everybody.
export { randomUUID } from 'node:crypto'; // ~ no-unseeded-randomness
