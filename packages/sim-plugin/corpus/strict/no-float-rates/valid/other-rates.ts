// Rates of the domain are the domain's business.
export const invoice = { taxRate: 0.19, exchangeRate: 1.08 };
export const gross = (net: number): number => (net > 0.5 ? net * (1 + invoice.taxRate) : 0);
