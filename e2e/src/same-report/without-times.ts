/**
 * The text of a result file without the times that it tells, which no two runs have in common: `elapsedMs` in JSON
 * and in the data of `report.html`, `time` in JUnit's XML, and what the printed report makes of them, which
 * `report.html` holds for browsers without scripts.
 */
export function withoutTimes(text: string): string {
  return text
    .replaceAll(/("elapsedMs":\s*)\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, '$10')
    .replaceAll(/(<testsuites? [^>]*\btime=")[\d.]+(?=")/g, '$10')
    .replaceAll(/^(Events\s+[\d,]+).*\/s$/gm, '$1')
    .replaceAll(/^(Simulated\s+.+?) in .+$/gm, '$1')
    .replaceAll(/(\([\d,]+ runs, )[^)]+\)/g, '$1…)');
}
