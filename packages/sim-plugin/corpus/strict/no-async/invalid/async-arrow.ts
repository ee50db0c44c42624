// Any asynchronous function in the strict boundary.
export const load = async (key: string): Promise<string> => key; // ~ no-async
