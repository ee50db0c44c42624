import { relative } from 'node:path';

/** How long something took. */
export interface Duration {
  readonly name: string;
  readonly seconds: number;
}

/** The part of Vitest's JSON report that says when it was. All times are milliseconds since 1970. */
export interface TimedReport {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

/** What Nx writes where `NX_PROFILE` says, in the trace event format of Chromium: `dur` is in microseconds. */
export type TaskProfile = readonly {
  readonly name: string;
  readonly dur?: number;
  readonly args: { readonly status?: string };
}[];

/** Seconds from the start of a suite, its set-up included, to the end of its last file. */
export function suiteSeconds({ startTime, testResults }: TimedReport): number {
  const endTime = Math.max(startTime, ...testResults.map((file) => file.endTime));
  return (endTime - startTime) / 1_000;
}

/** How long the tests of each file took, by the file's path from the repository's root. */
export function fileDurations(repository: string, report: TimedReport): readonly Duration[] {
  return report.testResults.map(({ name, startTime, endTime }) => ({
    name: relative(repository, name),
    seconds: (endTime - startTime) / 1_000,
  }));
}

/** How long the tasks took that Nx ran. Those whose results came from a cache are left out. */
export function taskDurations(profile: TaskProfile): readonly Duration[] {
  return profile.flatMap(({ name, dur, args }) =>
    dur === undefined || args.status?.includes('cache') === true
      ? []
      : [{ name, seconds: dur / 1_000_000 }],
  );
}

/** The longest durations under a title, longest first, one to a line. */
export function formatSlowest(
  title: string,
  durations: readonly Duration[],
  count: number,
): string {
  const slowest = durations.toSorted((left, right) => right.seconds - left.seconds).slice(0, count);
  return [title, ...slowest.map((it) => `${formatSeconds(it.seconds)}  ${it.name}`)].join('\n');
}

/** Such as ` 12.3 s`, as wide as any below three hours. */
export function formatSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`.padStart(9);
}
