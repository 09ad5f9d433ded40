// Makes the files that the server carries: joins, shrinks, names by content, compresses.
// Called by build.rs with the folder to write to; prints nothing unless something is wrong.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
// Phones of the last five years: nesting and newer shorthands are written out for them.
const target = ["chrome100", "firefox100", "safari15.4"];
// The order of the layers is the order of precedence, weakest first.
const layers = "@layer tokens, base, parts, frame, modes;";
const sheets = ["tokens", "base", "frame", "buttons", "forms", "cards", "lists", "today", "charter", "talk", "composer", "channel", "files", "tables", "calendar", "board", "floats", "ways", "grounds", "map", "annual", "modes"];

async function css() {
  const text = [layers, ...sheets.map((name) => readFileSync(join(here, "css", `${name}.css`), "utf8"))].join("\n");
  return (await transform(text, { loader: "css", minify: true, target })).code;
}

// Turbo puts a <style> for its progress line into the page, which our content policy forbids; floats.css has the line.
const withoutInlineStyle = {
  name: "without-inline-style",
  setup(bundle) {
    bundle.onLoad({ filter: /turbo\.es2017-esm\.js$/ }, ({ path }) => {
      const parts = readFileSync(path, "utf8").split("    this.installStylesheetElement();\n");
      if (parts.length !== 2) throw new Error("Turbo has changed how it adds its style: look at ProgressBar in its source and adapt assets/build.mjs.");
      return { contents: parts.join(""), loader: "js" };
    });
  },
};

async function js() {
  const made = await build({
    entryPoints: [join(here, "js/app.js")], bundle: true, minify: true, format: "esm", target, write: false,
    legalComments: "none", banner: { js: "/* Commonweave, AGPL-3.0-or-later. Contains Turbo, © 37signals LLC, MIT. */" },
    plugins: [withoutInlineStyle],
  });
  return made.outputFiles[0].text;
}

function write(name, kind, text) {
  const bytes = Buffer.from(text);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const file = name.replace(/\.(\w+)$/, `-${hash}.$1`);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(join(out, name), bytes);
  writeFileSync(join(out, `${name}.br`), brotli);
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  return `    Asset {\n        name: "${name}",\n        url: "/assets/${file}",\n        kind: "${kind}",\n        plain: include_bytes!("${name}"),\n        brotli: include_bytes!("${name}.br"),\n        gzip: include_bytes!("${name}.gz"),\n    },\n`;
}

mkdirSync(out, { recursive: true });
const made = [
  write("app.css", "text/css; charset=utf-8", await css()),
  write("app.js", "text/javascript; charset=utf-8", await js()),
  write("icon.svg", "image/svg+xml", readFileSync(join(here, "icons/icon.svg"), "utf8").trim()),
];
writeFileSync(join(out, "assets.rs"), `[\n${made.join("")}]\n`);
