// Formatting follows the machine.
export const show = (amount: number): string => amount.toLocaleString(); // ~ no-locale
export const upper = (text: string): string => text['toLocaleUpperCase'](); // ~ no-locale
