// Exported in a list, and as the default.
const D = Date;
export { D as Instant }; // ~ no-clock
export default performance; // ~ no-clock
