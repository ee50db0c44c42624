// Hours in the time zone of the machine.
export const hour = (millis: number): number => new Date(millis).getHours(); // ~ no-locale
export const day = (date: Date): number => date.getDay(); // ~ no-locale
