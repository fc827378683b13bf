import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fontForPictures } from "../picture-font.mjs";

const file = join(fileURLToPath(new URL("..", import.meta.url)), "node_modules/@fontsource/fira-sans/files/fira-sans-latin-700-normal.woff");

test("an unpacked font has the length its packed file promises, and whole tables", async () => {
  const woff = await readFile(file);
  const font = fontForPictures(woff);
  assert.equal(font.length, woff.readUInt32BE(16));
  assert.equal(font.readUInt16BE(4), woff.readUInt16BE(12));
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const [offset, length] = [font.readUInt32BE(12 + 16 * i + 8), font.readUInt32BE(12 + 16 * i + 12)];
    assert.ok(offset % 4 === 0 && offset + length <= font.length);
  }
});

test("what is no font is refused", () => assert.throws(() => fontForPictures(Buffer.from("GIF89a")), /no WOFF/));
