// Nobody has vouched for it.
import picomatch from 'picomatch'; // ~ no-unreviewed-packages
export const match = picomatch;
