import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The links of a page into the repository that lead to no file. Links to the web are left alone. */
export function brokenLinks(path: string, markdown: string): readonly string[] {
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    const [file = ''] = link.split('#');
    return !link.startsWith('http') && file !== '' && !existsSync(join(dirname(path), file));
  });
}
