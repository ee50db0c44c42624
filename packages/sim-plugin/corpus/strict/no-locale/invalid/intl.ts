// Intl without a locale takes the machine's.
const collator = new Intl.Collator(); // ~ no-locale
export const compare = collator.compare;
export const german = Intl.NumberFormat('de'); // ~ no-locale
