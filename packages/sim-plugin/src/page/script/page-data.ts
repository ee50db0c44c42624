import { unpacked } from './unpacked.js';

/** The data that the page carries, as JSON; or as a JSON string that holds it compressed, where it is large. */
export async function pageData<Data extends object>(): Promise<Data> {
  const embedded = document.getElementById('data')?.textContent ?? '';
  const data = JSON.parse(embedded) as Data | string;
  return typeof data === 'string' ? (JSON.parse(await unpacked(data)) as Data) : data;
}
