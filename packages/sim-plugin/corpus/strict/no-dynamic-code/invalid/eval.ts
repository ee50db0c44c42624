// Code from text.
export const compute = (text: string): unknown => eval(text); // ~ no-dynamic-code
