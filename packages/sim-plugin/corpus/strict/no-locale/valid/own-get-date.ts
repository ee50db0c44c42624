// A method of another class.
export const due = (order: { getDate(): number }): number => order.getDate();
