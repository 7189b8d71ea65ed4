// Serves a folder compressed, as a web host would, and lets Lighthouse open it as on a slow phone, several times.
// Arguments: lighthouse's own file, the folder, the browser, how often, and the file for the last report.

import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const [tool, folder, browser, times, file] = process.argv.slice(2);
const load = async place => import(pathToFileURL(place).href);
const { default: lighthouse } = await load(tool);
const { launch } = await load(createRequire(tool).resolve("chrome-launcher"));

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };
const files = new Map(
  fs.readdirSync(folder).map(name => [`/${name}`, zlib.brotliCompressSync(fs.readFileSync(path.join(folder, name)))]),
);
const server = http.createServer((request, response) => {
  const [address] = request.url.split("?");
  const name = address === "/" ? "/index.html" : address;
  if (!files.has(name)) return response.writeHead(404).end();
  response.writeHead(200, {
    "Content-Type": TYPES[path.extname(name)] ?? "application/octet-stream",
    "Content-Encoding": "br",
    "Cache-Control": "public, max-age=31536000",
  });
  response.end(files.get(name));
});
await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
const page = `http://127.0.0.1:${server.address().port}/`;

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FIGURES = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "speed-index",
  "total-blocking-time",
  "cumulative-layout-shift",
];
const row = cells => console.log(`| ${cells.join(" | ")} |`);
row([...CATEGORIES, "first paint, ms", "largest paint, ms", "speed index, ms", "blocking, ms", "layout shift"]);
row([...CATEGORIES, ...FIGURES].map(() => "--:"));
for (let time = 0; time < Number(times); time++) {
  const chrome = await launch({
    chromePath: browser,
    // Chromium asks its makers for news otherwise, which counts as the page's work.
    chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const { lhr } = await lighthouse(page, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    fs.writeFileSync(file, JSON.stringify(lhr, null, 2));
    row([
      ...CATEGORIES.map(category => Math.round(100 * lhr.categories[category].score)),
      ...FIGURES.map(figure => Number(lhr.audits[figure].numericValue.toFixed(figure.endsWith("shift") ? 3 : 0))),
    ]);
  } finally {
    await chrome.kill();
  }
}
server.close();
