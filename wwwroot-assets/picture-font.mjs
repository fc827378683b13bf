import { inflateSync } from "node:zlib";

const padded = (length) => (length + 3) & ~3;

// A WOFF file (W3C, version 1) is an ordinary font whose tables are packed one by one; this puts them back.
export function fontForPictures(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("this is no WOFF file");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const entry = 44 + 20 * i;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(entry, entry + 4), check: woff.subarray(entry + 16, entry + 20), data: packed < length ? inflateSync(data) : data };
  });
  const head = Buffer.alloc(12 + 16 * count);
  const power = Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10);
  let at = head.length;
  tables.forEach(({ tag, check, data }, i) => {
    const entry = 12 + 16 * i;
    tag.copy(head, entry);
    check.copy(head, entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(data.length, entry + 12);
    at += padded(data.length);
  });
  return Buffer.concat([head, ...tables.map(({ data }) => Buffer.concat([data, Buffer.alloc(padded(data.length) - data.length)]))]);
}
