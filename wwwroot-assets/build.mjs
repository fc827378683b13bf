// Usage: node build.mjs [output directory]
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fontForPictures } from "./picture-font.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../src/CitizenParticipation.Web/wwwroot"));
const mapPackage = join(here, "node_modules/maplibre-gl");
const fontPackage = join(here, "node_modules/@fontsource/fira-sans");

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  // Keeps the licence notice of SignalR, the only part of that package a reader receives.
  legalComments: "inline",
  logLevel: "silent",
};

async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch {
    throw new Error(`esbuild is missing: run "npm ci" in ${here}`);
  }
}

async function bundleStyles(esbuild) {
  await esbuild.build({
    ...common,
    entryPoints: [join(here, "css/site.css"), join(here, "css/island.css"), join(here, "css/gallery.css"), join(here, "css/print.css"), join(here, "css/poster.css")],
    outdir: join(out, "css"),
    // Fonts are copied under their own names, so their addresses stay as written.
    external: ["../fonts/*"],
    target: ["chrome100", "firefox100", "safari15"],
  });
}

async function bundleScripts(esbuild) {
  const scripts = { ...common, outdir: join(out, "js"), format: "esm", platform: "browser", target: "es2020" };
  // Two bundles instead of splitting: the live chunk keeps a plain name that can be cached, listed and measured,
  // and the first script carries nothing of it.
  await Promise.all([
    esbuild.build({ ...scripts, entryPoints: [join(here, "js/site.js")], external: ["./live-connection.js", "./place.js"] }),
    esbuild.build({ ...scripts, entryPoints: [join(here, "js/live-connection.js")] }),
    // Only the moderation desk loads it.
    esbuild.build({ ...scripts, entryPoints: [join(here, "js/desk.js")] }),
    // Only the page on which somebody writes loads it.
    esbuild.build({ ...scripts, entryPoints: [join(here, "js/writing.js")] }),
    // Only pages with a place load the first, and only who unfolds the map the others.
    esbuild.build({ ...scripts, entryPoints: [join(here, "js/place.js")], external: ["./maplibre.js"] }),
    esbuild.build({ ...scripts, target: "es2022", entryPoints: [join(here, "js/maplibre.js")] }),
    esbuild.build({ ...scripts, target: "es2022", entryPoints: { "maplibre-worker": join(mapPackage, "dist/maplibre-gl-worker.mjs") } }),
    esbuild.build({ ...common, outdir: join(out, "css"), entryPoints: { maplibre: join(mapPackage, "dist/maplibre-gl.css") }, loader: { ".svg": "dataurl" } }),
  ]);
}

// The licence asks for its text beside the files.
async function copyMapLicence() {
  await mkdir(join(out, "js"), { recursive: true });
  await copyFile(join(mapPackage, "LICENSE.txt"), join(out, "js", "maplibre-LICENSE.txt"));
}

async function copyFonts() {
  const css = await readFile(join(here, "css/fonts.css"), "utf8");
  const names = [...css.matchAll(/\.\.\/fonts\/([\w-]+\.woff2)/g)].map((match) => match[1]);
  if (names.length === 0) throw new Error("css/fonts.css names no font file");
  await mkdir(join(out, "fonts"), { recursive: true });
  // A font that is no longer named would otherwise be shipped for ever.
  const stale = (await readdir(join(out, "fonts"))).filter((name) => name.endsWith(".woff2") && !names.includes(name));
  await Promise.all([
    ...stale.map((name) => rm(join(out, "fonts", name))),
    ...names.map((name) => copyFile(join(fontPackage, "files", name), join(out, "fonts", name))),
    // The Open Font License asks for its text beside the files.
    copyFile(join(fontPackage, "LICENSE"), join(out, "fonts", "LICENSE.txt")),
  ]);
}

// The server draws pictures with the same font, but reads it only unpacked.
async function unpackPictureFonts() {
  const folder = join(out, "picture-fonts");
  await mkdir(folder, { recursive: true });
  const names = ["latin-400", "latin-ext-400", "latin-700", "latin-ext-700"].map((name) => `fira-sans-${name}-normal`);
  await Promise.all([
    ...names.map(async (name) => writeFile(join(folder, `${name}.ttf`), fontForPictures(await readFile(join(fontPackage, "files", `${name}.woff`))))),
    copyFile(join(fontPackage, "LICENSE"), join(folder, "LICENSE.txt")),
  ]);
}

async function copyImages() {
  await mkdir(join(out, "img"), { recursive: true });
  const names = await readdir(join(here, "img"));
  await Promise.all(names.map((name) => copyFile(join(here, "img", name), join(out, "img", name))));
}

function oneLine(error) {
  const first = error.errors?.[0];
  if (!first) return error.message.split("\n")[0];
  const place = first.location ? `${first.location.file}:${first.location.line}: ` : "";
  return place + first.text.split("\n")[0];
}

try {
  const esbuild = await loadEsbuild();
  await Promise.all([bundleStyles(esbuild), bundleScripts(esbuild), copyMapLicence(), copyFonts(), unpackPictureFonts(), copyImages()]);
} catch (error) {
  console.error(`assets: ${oneLine(error)}`);
  process.exit(1);
}
