// Elements of the state in a callback.
export const reset = (state: { readonly rows: { hits: number }[] }): void =>
  state.rows.forEach((row) => {
    row.hits = 0; // ~ no-argument-mutation
  });
