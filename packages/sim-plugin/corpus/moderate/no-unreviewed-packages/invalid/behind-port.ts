// In the moderate boundary it is a warning.
import picomatch from 'picomatch'; // ~ no-unreviewed-packages
export const match = picomatch;
