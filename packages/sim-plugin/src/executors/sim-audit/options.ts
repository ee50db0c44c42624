/** What `nx sim-audit` was asked for, as `schema.json` describes it. */
export interface SimAuditOptions {
  readonly level?: string | number;
  readonly minVerdict?: string;
  readonly module?: string;
}
