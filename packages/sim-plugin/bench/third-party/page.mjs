const total = (reviews, severity) => reviews.reduce((sum, { counts }) => sum + counts[severity], 0);

const verdicts = (reviews, pattern) =>
  reviews
    .flatMap(({ blocks, verdicts: given }) =>
      blocks.map(({ place, rule }) => given[`${place} ${rule}`]),
    )
    .filter((verdict) => pattern.test(verdict)).length;

/** The page that says what was reviewed, what was found, and what a person made of each BLOCK. */
export function page(reviews) {
  return `# What the review says of published packages

Three packages that are known to be deterministic and three that are known not to be, reviewed as they come from the npm registry, in the strict boundary. \`npm run review:third-party\` installs them, reviews them and writes this page; it fails when a BLOCK has no verdict or a verdict has no BLOCK. Each verdict comes from reading the code at that place.

| Package | Picked because | Files | Lines | BLOCK | WARN | INFO |
| --- | --- | --- | --- | --- | --- | --- |
${reviews.map(row).join('\n')}

Of ${total(reviews, 'BLOCK')} BLOCKs ${verdicts(reviews, /^right:/)} are right without reserve: what is there cannot be replayed from a seed, or is carried from one universe into the next. ${verdicts(reviews, /harmless here/)} are right by the rule and harmless in that place: the code does what the rule forbids and undoes it where no reading of one file can see that. None says something that is not so. That a package has some does not mean that it is bad; a strict module leaves it to the outside, gives it a clock or a generator, or vouches for it in \`sim.config.json\` with a reason.

${reviews
  .filter(({ blocks }) => blocks.length > 0)
  .map(section)
  .join('\n')}`;
}

function row({ name, version, because, files, lines, counts }) {
  return `| ${name} ${version} | ${because} | ${files} | ${lines} | ${counts.BLOCK} | ${counts.WARN} | ${counts.INFO} |`;
}

function section({ name, blocks, verdicts }) {
  const rows = blocks.map(
    ({ place, rule, what }) => `| ${place} | ${rule} | ${what} | ${verdicts[`${place} ${rule}`]} |`,
  );
  return `## ${name}

| Place | Rule | Finding | Verdict |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
