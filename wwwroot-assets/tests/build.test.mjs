import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let folder;

async function build(name) {
  const out = join(folder, name);
  await run(process.execPath, [join(root, "build.mjs"), out]);
  return out;
}

async function prints(out) {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const pairs = await Promise.all(
    files.sort().map(async (file) => [file.slice(out.length), createHash("sha256").update(await readFile(file)).digest("hex")]),
  );
  return Object.fromEntries(pairs);
}

before(async () => (folder = await mkdtemp(join(tmpdir(), "assets-"))));
after(() => rm(folder, { recursive: true, force: true }));

test("two builds are equal to the byte", async () => {
  assert.deepEqual(await prints(await build("one")), await prints(await build("two")));
});

test("what a first visit loads stays small", async () => {
  const out = await build("sizes");
  const size = async (name) => gzipSync(await readFile(join(out, name)), { level: 9 }).length;
  assert.ok((await size("css/site.css")) < 12_000);
  assert.ok((await size("js/site.js")) < 5_000);
  assert.ok((await size("js/live-connection.js")) < 20_000);
});

test("the first script fetches the live chunk by name and carries nothing of it", async () => {
  const out = await build("names");
  const site = await readFile(join(out, "js/site.js"), "utf8");
  assert.match(site, /import\("\.\/live-connection\.js"\)/);
  assert.doesNotMatch(site, /HubConnection/);
  assert.match(await readFile(join(out, "js/live-connection.js"), "utf8"), /MIT License/);
});

test("every font the styles name is delivered, with its licence, and nothing comes from elsewhere", async () => {
  const out = await build("fonts");
  const css = await readFile(join(out, "css/site.css"), "utf8");
  const named = [...new Set([...css.matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1]))];
  assert.ok(named.every((url) => url.startsWith("../fonts/")), named.join());
  const delivered = await readdir(join(out, "fonts"));
  assert.deepEqual(delivered.sort(), ["LICENSE.txt", ...named.map((url) => url.slice("../fonts/".length))].sort());
});

test("a failure is one line and an exit code", async () => {
  const blocked = join(folder, "blocked");
  await writeFile(blocked, "a file where a folder should be");
  await assert.rejects(run(process.execPath, [join(root, "build.mjs"), blocked]), (error) => {
    assert.equal(error.code, 1);
    assert.match(error.stderr, /^assets: [^\n]+\n$/);
    return true;
  });
});

test("colours live in the tokens, directions are logical, each file is imported", async () => {
  const names = (await readdir(join(root, "css"))).filter((name) => name.endsWith(".css"));
  const entries = ["site.css", "island.css", "gallery.css", "print.css", "poster.css"];
  const imports = (await Promise.all(entries.map((name) => readFile(join(root, "css", name), "utf8")))).join("\n");
  for (const name of names) {
    const css = (await readFile(join(root, "css", name), "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
    if (!["tokens.css", "print.css"].includes(name)) assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b/i, name);
    assert.doesNotMatch(css, /(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|^\s*(?:left|right):/m, name);
    if (!entries.includes(name)) assert.ok(imports.includes(`@import "./${name}"`), name);
  }
});

test("the lock file names no registry", async () => {
  assert.doesNotMatch(await readFile(join(root, "package-lock.json"), "utf8"), /"resolved"/);
});
