// Under another name.
const { all } = Promise; // ~ no-async
export const both = all;
