// Opens a book in foliate-js in Chromium, lets it play, and prints which text it marked when, as JSON.
// usage: node foliate.mjs BOOK CHROMIUM SECONDS
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const foliate = dirname(createRequire(import.meta.url).resolve("foliate-js/view.js"));
const [book, executablePath, seconds] = process.argv.slice(2);
const page_html = `<!DOCTYPE html><title>book</title><style>foliate-view { display: block; height: 90vh; }</style>
<script type="module" src="/view.js"></script>`;

// Modules are loaded over http only: a server for this folder and this book, on a port of its own.
const server = createServer(async (request, response) => {
  const name = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  try {
    const content = name === "/" ? page_html : await readFile(name === "/book.epub" ? book : join(foliate, name));
    const types = { ".js": "text/javascript", ".epub": "application/epub+zip", "": "text/html" };
    response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
});
const told = { errors: [], marked: [] };
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => told.errors.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const played = await page.evaluate(async (limit) => {
    await customElements.whenDefined("foliate-view");
    const view = document.createElement("foliate-view");
    document.body.append(view);
    await view.open(new File([await (await fetch("/book.epub")).blob()], "book.epub"));
    await view.renderer.next();
    const marked = [];
    const active = view.book.media.activeClass;
    let began = 0;
    view.mediaOverlay.addEventListener("highlight", ({ detail }) => {
      began ||= performance.now() - detail.begin * 1000;
      const seen = () => view.renderer.getContents()[0].doc.querySelector(`.${active}`)?.id ?? "";
      const one = { text: detail.text, at: (performance.now() - began) / 1000 };
      marked.push(one);
      setTimeout(() => (one.seen = seen()), 300);
    });
    await view.startMediaOverlay();
    await new Promise((go) => setTimeout(go, limit));
    return { marked, title: view.book.metadata.title, contents: view.book.toc.map((entry) => entry.label) };
  }, Number(seconds) * 1000);
  Object.assign(told, played);
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(JSON.stringify(told));
