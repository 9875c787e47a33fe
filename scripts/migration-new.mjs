// Makes the next migration: a file named by the time, and its line in `migrations/index.ts`.
// Usage: npm run migration:new -- what-it-does
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const [what = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]*$/.test(what)) {
  console.error('Say what it does, in kebab-case: npm run migration:new -- add-robot-firmware');
  process.exit(2);
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const name = `${stamp}-${what}`;
const file = `migrations/${name}.ts`;
writeFileSync(
  file,
  `import { Migration } from '@mikro-orm/migrations';

/** What it does, and why. Expand first, contract in a later release: the old code may still be running. */
export class Migration${stamp} extends Migration {
  override up(): void {
    this.addSql(\`\`);
  }

  override down(): void {
    this.addSql(\`\`);
  }
}
`,
);
const index = 'migrations/index.ts';
const text = readFileSync(index, 'utf8')
  .replace('\n\nexport const', `\nimport { Migration${stamp} } from './${name}.js';\n\nexport const`)
  .replace('  // The next one', `  { name: '${name}', class: Migration${stamp} },\n  // The next one`);
writeFileSync(index, text);
console.log(`${file} made and listed in ${index}. Write its SQL, then: npx prettier --write migrations`);
