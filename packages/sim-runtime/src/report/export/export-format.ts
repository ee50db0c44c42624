/** The formats in which a run is exported. */
export const EXPORT_FORMATS = ['mermaid', 'shiviz', 'perfetto', 'itf'] as const;

/** A format in which a run is exported, for another tool to show. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The endings of files of each format, after the name of the run. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string>> = {
  mermaid: '.mmd',
  shiviz: '.shiviz.log',
  perfetto: '.perfetto.json',
  itf: '.itf.json',
};

/** What an export says of the run that it shows. */
export interface ExportedRun {
  /** The simulation's name. */
  readonly simulation: string;
  /** The seed of the run's plan. */
  readonly seed: number;
  /** The command that replays the run. */
  readonly command: string;
}
