/** A place on the page: a bug and a step of its story, each counted from 0. */
export interface Place {
  readonly bug: number;
  readonly step?: number;
}

/** Puts a place into the page's address, counted from 1, so that it can be handed on. */
export function bookmark({ bug, step }: Place): void {
  const at = step === undefined ? '' : `&step=${step + 1}`;
  try {
    history.replaceState(null, '', `#bug=${bug + 1}${at}`);
  } catch {
    // Some hosts of reports show them without an address of their own.
  }
}

/** The place that the page's address asks for. */
export function bookmarked(): Place {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const bug = countedFrom1(parameters.get('bug')) ?? 0;
  const step = countedFrom1(parameters.get('step'));
  return step === undefined ? { bug } : { bug, step };
}

function countedFrom1(text: string | null): number | undefined {
  const number = Number(text ?? '');
  return Number.isInteger(number) && number >= 1 ? number - 1 : undefined;
}
